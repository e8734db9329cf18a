import { CircleCheck, CircleDashed, type LucideIcon } from 'lucide-react';
import { type ReactNode, Suspense, useEffect, useState } from 'react';
import { useClient } from '#renderer/rpc/ClientContext.tsx';
import { Button } from '#renderer/ui/Button.tsx';
import { Icon } from '#renderer/ui/Icon.tsx';
import { later } from '#renderer/ui/later.tsx';
import type { Readiness } from '#shared/project/project.ts';
import styles from './MachineStrip.module.css';
import type { SetUpTopic } from './SetUpDialog.tsx';

/** Read only by someone who asks. */
const SetUpDialog = later(async () => (await import('./SetUpDialog.tsx')).SetUpDialog);

/** What was really found on this machine, and what is missing but not needed to begin. */
export function MachineStrip() {
  const client = useClient();
  const [help, setHelp] = useState<SetUpTopic>();
  const [found, setFound] = useState<Readiness | null>(null);
  useEffect(() => {
    const controller = new AbortController();
    void client.project.readiness({}, { signal: controller.signal }).then((result) => {
      if (result.ok) setFound(result.value);
    });
    return () => controller.abort();
  }, [client]);

  return (
    <footer className={styles.machine} aria-label="This machine">
      <h2>This machine</h2>
      {found && (
        <ul>
          <Fact
            has={found.git !== null}
            title={found.git ? 'Git found' : 'Git not found'}
            note={
              found.git ? `version ${found.git.version}` : 'Specs work without it, running tasks needs it'
            }
            link={found.git ? undefined : <SetUp of="git" onOpen={setHelp} />}
          />
          <Fact
            has={found.agents.length > 0}
            title={agentTitle(found.agents.length)}
            note={
              found.agents.map((agent) => agent.name).join(', ') ||
              'You can do tasks yourself, or add a command'
            }
            link={<SetUp of="agents" onOpen={setHelp} />}
          />
          <Fact
            has={found.model !== null}
            title={found.model ? found.model.name : 'No model'}
            note={found.model ? found.model.address : 'The guided interview works without it'}
            link={<SetUp of="models" onOpen={setHelp} />}
          />
          <Fact
            has={found.freeBytes !== null && found.freeBytes > 2e9}
            title={
              found.freeBytes !== null && found.freeBytes <= 2e9
                ? 'Little room for workspaces'
                : 'Room for workspaces'
            }
            note={
              found.freeBytes === null
                ? 'Free space could not be read'
                : `${formatGigabytes(found.freeBytes)} free`
            }
          />
        </ul>
      )}
      <Suspense>{help && <SetUpDialog topic={help} onClose={() => setHelp(undefined)} />}</Suspense>
    </footer>
  );
}

const SET_UP_NAMES = { git: 'Set up git', agents: 'Set up an agent', models: 'Set up a model' } as const;

function SetUp({ of, onOpen }: { of: SetUpTopic; onOpen: (topic: SetUpTopic) => void }) {
  return (
    <Button variant="link" aria-label={SET_UP_NAMES[of]} onClick={() => onOpen(of)}>
      Set up
    </Button>
  );
}

function Fact({ has, title, note, link }: { has: boolean; title: string; note: string; link?: ReactNode }) {
  const icon: LucideIcon = has ? CircleCheck : CircleDashed;
  return (
    <li>
      <span className={has ? styles.found : styles.missing}>
        <Icon of={icon} size="m" />
      </span>
      <div>
        <p className={styles.title}>
          {title} {link}
        </p>
        <p className={styles.note}>{note}</p>
      </div>
    </li>
  );
}

function agentTitle(count: number): string {
  if (count === 0) return 'No agents yet';
  return count === 1 ? '1 agent found' : `${count} agents found`;
}

function formatGigabytes(bytes: number): string {
  const gigabytes = bytes / 1e9;
  return `${gigabytes >= 10 ? Math.round(gigabytes) : gigabytes.toFixed(1)} GB`;
}

import { Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useClient } from '#renderer/rpc/ClientContext.tsx';
import { AgentBadge } from '#renderer/ui/AgentBadge.tsx';
import { Button } from '#renderer/ui/Button.tsx';
import { IconButton } from '#renderer/ui/IconButton.tsx';
import { showToast } from '#renderer/ui/toasts.ts';
import { VerdictBadge } from '#renderer/ui/VerdictBadge.tsx';
import type { Agent, Settings } from '#shared/settings/settings.ts';
import type { SignInWay, Trial } from '#shared/settings/trial.ts';
import { AgentRoles } from './AgentRoles.tsx';
import columns from './AgentSettings.module.css';
import { describeSettingsProblem } from './describeSettingsProblem.ts';
import styles from './SettingsScreen.module.css';

/** An agent with its version, what came of trying it last, the roles it may take, and what can be done. */
export function AgentRow({
  agent,
  trial,
  takes,
}: {
  agent: Agent;
  trial: Trial | undefined;
  takes: Settings['takes'];
}) {
  const { busy, attempt, signIn, remove } = useAgentActs(agent.id);
  const isOwn = agent.kind === 'person' || agent.kind === 'model';

  return (
    <div className={columns.agent} role="group" aria-label={agent.name}>
      <div className={columns.name}>
        <AgentBadge name={agent.name} />
        <p className={styles.title} title={agent.name}>
          {agent.name} {trial?.version && <span className={styles.version}>{trial.version}</span>}
        </p>
      </div>
      <div className={columns.state}>{!isOwn && <StateBadge trial={trial} />}</div>
      <AgentRoles agent={agent} takes={takes} />
      <div className={columns.acts}>
        {!isOwn && (
          <>
            <Button size="small" busy={busy === 'trying'} onClick={() => void attempt()}>
              {trial ? 'Try again' : 'Try it'}
            </Button>
            <IconButton name={`Remove ${agent.name}`} icon={Trash2} onClick={() => void remove()} />
          </>
        )}
      </div>
      <div className={columns.more}>
        <p className={styles.note} title={describeAgent(agent)}>
          {describeAgent(agent)}
        </p>
        {trial && !isOwn && (
          <p role="status" className={trial.state === 'failed' ? styles.reason : styles.outcome}>
            {trial.words}
          </p>
        )}
        {trial?.ways.map((way) => (
          <SignIn key={way.id} way={way} busy={busy === 'signingIn'} onSignIn={() => void signIn(way)} />
        ))}
      </div>
    </div>
  );
}

function useAgentActs(id: string) {
  const client = useClient();
  const [busy, setBusy] = useState<'trying' | 'signingIn'>();
  const attempt = async () => {
    setBusy('trying');
    // What comes of it is part of the settings, which are watched.
    await client.settings.tryAgent({ id });
    setBusy(undefined);
  };
  const signIn = async (way: SignInWay) => {
    setBusy('signingIn');
    const result = await client.settings.signInAgent({ id, way: way.id });
    setBusy(undefined);
    if (!result.ok) showToast({ tone: 'bad', title: describeSettingsProblem(result.error) });
  };
  const remove = async () => {
    const result = await client.settings.removeAgent({ id });
    if (!result.ok) showToast({ tone: 'bad', title: describeSettingsProblem(result.error) });
  };
  return { busy, attempt, signIn, remove };
}

/** A way that takes a terminal is a line to copy; the others the agent sees to itself. */
function SignIn({ way, busy, onSignIn }: { way: SignInWay; busy: boolean; onSignIn: () => void }) {
  return (
    <div className={styles.way}>
      {way.command === null ? (
        <Button size="small" busy={busy} onClick={onSignIn}>
          {way.name}
        </Button>
      ) : (
        <p>
          {way.name}: in a terminal, run <code className={styles.mono}>{way.command}</code>
        </p>
      )}
      {way.description !== '' && <p className={styles.note}>{way.description}</p>}
    </div>
  );
}

function StateBadge({ trial }: { trial: Trial | undefined }) {
  switch (trial?.state) {
    case 'works':
      return <VerdictBadge verdict="met">Works</VerdictBadge>;
    case 'signIn':
      return <VerdictBadge verdict="notShown">Not signed in</VerdictBadge>;
    case 'failed':
      return <VerdictBadge verdict="notMet">Does not answer</VerdictBadge>;
    case undefined:
      return <VerdictBadge verdict="untried" />;
  }
}

function describeAgent(agent: Agent): string {
  switch (agent.kind) {
    case 'person':
      return 'Works in the workspace by hand and hands in.';
    case 'command':
      return `Command: ${agent.command}`;
    case 'model':
      return 'Reads and changes files and runs the checks, with the model above.';
    case 'acp':
      return `Agent Client Protocol: ${agent.command}`;
  }
}

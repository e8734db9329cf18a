import { FileCode, GitMerge, type LucideIcon, OctagonX, Square, Unplug } from 'lucide-react';
import type { ActivityEntry } from '#shared/run/activity.ts';
import type { ProjectId } from '#shared/project/project.ts';
import type { Attempt, Run } from '#shared/run/run.ts';
import type { RunError } from '#shared/run/contract.ts';
import { describeRunError } from '#shared/run/runError.ts';
import { countOf } from '#shared/run/words.ts';
import { useClient } from '#renderer/rpc/ClientContext.tsx';
import { go } from '#renderer/app/routeStore.ts';
import { useSettings } from '#renderer/app/settingsStore.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { CountDelta } from '#renderer/ui/CountDelta.tsx';
import { Icon } from '#renderer/ui/Icon.tsx';
import { Menu } from '#renderer/ui/Menu.tsx';
import { Notice } from '#renderer/ui/Notice.tsx';
import { ErrorCard } from '#renderer/ui/ErrorCard.tsx';
import type { SheetTone } from '#renderer/ui/Sheet.tsx';
import text from '#renderer/ui/text.module.css';
import styles from './Activity.module.css';
import { clock } from './times.ts';
import { type Act, useAct } from './useAct.ts';
import { useActor } from './useActor.ts';

type Ending = { readonly icon: LucideIcon; readonly tone: SheetTone; readonly verb: string };

const ENDINGS: Partial<Record<Attempt['state'], Ending>> = {
  interrupted: { icon: Unplug, tone: 'interrupted', verb: 'was interrupted' },
  cancelled: { icon: Square, tone: 'interrupted', verb: 'was stopped' },
  failed: { icon: OctagonX, tone: 'failed', verb: 'failed' },
  conflicted: { icon: GitMerge, tone: 'needs', verb: 'could not land' },
};

/** An attempt that ended without handing in: what happened, what is kept, and the ways on. */
export function EndedCard({
  projectId,
  run,
  attempt,
  entries,
}: {
  projectId: ProjectId;
  run: Run;
  attempt: Attempt;
  entries: readonly ActivityEntry[];
}) {
  const act = useAct(describeRunError);
  const ending = ENDINGS[attempt.state];
  if (!ending) return null;
  return (
    <div className={styles.cardRow}>
      <ErrorCard
        icon={ending.icon}
        tone={ending.tone}
        title={`${attempt.taskId} ${ending.verb}`}
        summary={attempt.problem ?? 'Its work so far is kept in its workspace.'}
        actions={
          attempt.state === 'conflicted' ? (
            <Button variant="primary" onClick={() => go({ screen: 'review', projectId, specId: run.specId })}>
              Settle it in Review
            </Button>
          ) : (
            <WaysOn projectId={projectId} attempt={attempt} act={act} />
          )
        }
      >
        <Tail attempt={attempt} entries={entries} />
        <Kept run={run} attempt={attempt} />
        {act.problem && (
          <Notice tone="bad" className={styles.problem}>
            {act.problem}
          </Notice>
        )}
      </ErrorCard>
    </div>
  );
}

function WaysOn({ projectId, attempt, act }: { projectId: ProjectId; attempt: Attempt; act: Act<RunError> }) {
  const client = useClient();
  const agents = useSettings()?.agents ?? [];
  const of = { projectId, attemptId: attempt.id, by: useActor() };
  const startOver = (agentId: string | null) => void act.run(() => client.run.startOver({ ...of, agentId }));
  return (
    <>
      <Button disabled={act.busy} onClick={() => startOver(null)}>
        Start over
      </Button>
      <Menu
        trigger={<Button disabled={act.busy}>Other agent…</Button>}
        items={agents
          .filter((agent) => agent.id !== attempt.agentId)
          .map((agent) => ({ label: agent.name, onSelect: () => startOver(agent.id) }))}
      />
      <Button
        variant="primary"
        busy={act.busy}
        onClick={() => void act.run(() => client.run.resumeAttempt(of))}
      >
        Go on from here
      </Button>
    </>
  );
}

/** A failing check's last words, else the last lines of the log. */
function Tail({ attempt, entries }: { attempt: Attempt; entries: readonly ActivityEntry[] }) {
  const failing = attempt.checks.find((check) => !check.passed);
  const lines = failing
    ? failing.output.trim().split('\n').slice(-8)
    : entries.slice(-2).map((entry) => `${clock(entry.at)}  ${entry.text.split('\n')[0] ?? ''}`);
  if (lines.length === 0 || lines.join('') === '') return null;
  return (
    <pre
      className={styles.tail}
      aria-label={failing ? `The end of what ${failing.name} printed` : 'The last lines'}
    >
      {lines.join('\n')}
    </pre>
  );
}

function Kept({ run, attempt }: { run: Run; attempt: Attempt }) {
  const added = attempt.files.reduce((sum, file) => sum + (file.added ?? 0), 0);
  const removed = attempt.files.reduce((sum, file) => sum + (file.removed ?? 0), 0);
  return (
    <div className={styles.kept}>
      {attempt.files.length > 0 && (
        <span className={`${text.small} ${text.soft}`}>
          <Icon of={FileCode} /> {countOf(attempt.files.length, 'file')} kept{' '}
          <CountDelta added={added} removed={removed} />
        </span>
      )}
      <span className={`${text.end} ${text.small} ${text.muted}`}>
        try {attempt.number} of {Math.max(attempt.number, run.retries + 1)}
      </span>
    </div>
  );
}

import { CircleDollarSign, Clock, Pause, Play, Square } from 'lucide-react';
import { useState } from 'react';
import type { ProjectId } from '#shared/project/project.ts';
import type { Run } from '#shared/run/run.ts';
import { dollarsUsed, inDollars } from '#shared/run/launchRoom.ts';
import { describeRunError } from '#shared/run/runError.ts';
import { useProject } from '#renderer/app/projectStore.ts';
import { useClient } from '#renderer/rpc/ClientContext.tsx';
import { Button } from '#renderer/ui/Button.tsx';
import { Icon } from '#renderer/ui/Icon.tsx';
import { RunBar } from '#renderer/ui/Progress.tsx';
import { Stepper } from '#renderer/ui/Stepper.tsx';
import { Tag } from '#renderer/ui/Tag.tsx';
import text from '#renderer/ui/text.module.css';
import { Rule, Toolbar } from '#renderer/ui/Toolbar.tsx';
import styles from './RunScreen.module.css';
import { countsSentence } from './runSummary.ts';
import { shownState } from '#shared/run/shownState.ts';
import { StopDialog } from './StopDialog.tsx';
import { clock, lasted } from './times.ts';
import { useAct } from './useAct.ts';
import { useActor } from './useActor.ts';
import { useNow } from './useNow.ts';

const MOST_AT_ONCE = 32;

/** The run in one line: how far it is, how long it takes, and the controls of all of it. */
export function RunHeader({ projectId, run }: { projectId: ProjectId; run: Run }) {
  const client = useClient();
  const by = useActor();
  const act = useAct(describeRunError);
  const [stopping, setStopping] = useState(false);
  const of = { projectId, runId: run.id, by };
  const statuses = run.tasks.map((task) => shownState(run, task.id));
  const landed = statuses.filter((state) => state === 'landed').length;
  const going = run.state === 'running' || run.state === 'paused';

  return (
    <Toolbar
      label={`Run ${run.number}`}
      height={52}
      end={
        <>
          <Elapsed run={run} />
          <Spent run={run} />
          {going && (
            <>
              <Rule />
              <Stepper
                label="At once"
                value={run.limit}
                min={1}
                max={MOST_AT_ONCE}
                onChange={(limit) => void act.run(() => client.run.setLimit({ ...of, limit }))}
              />
            </>
          )}
          {run.state === 'running' && (
            <Button icon={Pause} busy={act.busy} onClick={() => void act.run(() => client.run.pause(of))}>
              Pause
            </Button>
          )}
          {(run.state === 'paused' || run.state === 'stopped') && (
            <Button icon={Play} busy={act.busy} onClick={() => void act.run(() => client.run.resume(of))}>
              Go on
            </Button>
          )}
          {going && (
            <Button variant="danger" icon={Square} onClick={() => setStopping(true)}>
              Stop…
            </Button>
          )}
          <StopDialog projectId={projectId} run={run} open={stopping} onOpenChange={setStopping} />
        </>
      }
    >
      <h1 className={styles.runName}>Run {run.number}</h1>
      {run.recorded && <Tag>Recorded</Tag>}
      <span className={`${text.small} ${text.muted} ${text.truncate}`}>{beginning(run, by)}</span>
      <Rule />
      <RunBar label={`${landed} of ${run.tasks.length} tasks landed`} statuses={statuses} />
      <span className={`${text.small} ${text.soft} ${text.truncate}`} role="status">
        {act.problem ?? stateWords(run)}
      </span>
    </Toolbar>
  );
}

function Elapsed({ run }: { run: Run }) {
  const now = useNow();
  return (
    <span className={styles.stat}>
      <Icon of={Clock} />
      <span className={text.hidden}>Time so far: </span>
      {lasted(Date.parse(run.startedAt), run.endedAt ? Date.parse(run.endedAt) : now)}
    </span>
  );
}

/** Money only once an agent has told of some: most work by hand or on a plan of one's own. */
function Spent({ run }: { run: Run }) {
  const limit = useProject()?.rules.dollars ?? null;
  const used = dollarsUsed(run);
  if (used === 0 && limit === null) return null;
  return (
    <span className={styles.stat}>
      <Icon of={CircleDollarSign} />
      <span className={text.hidden}>Cost so far: </span>${used.toFixed(2)}
      {limit !== null && <span className={text.muted}>of {inDollars(limit)}</span>}
    </span>
  );
}

function beginning(run: Run, me: string): string {
  const first = run.startedBy.split(' ')[0] ?? run.startedBy;
  const by = first === '' || run.startedBy === 'You' || run.startedBy === me ? 'you' : first;
  const from = run.specVersion > 0 ? `from version ${run.specVersion}, ` : '';
  return `${from}started ${clock(run.startedAt)} by ${by}`;
}

function stateWords(run: Run): string {
  if (run.state === 'paused') return `Paused. ${countsSentence(run)}`;
  if (run.state === 'stopped') return `Stopped. ${countsSentence(run)}`;
  if (run.state === 'finished') return `Finished. ${countsSentence(run)}`;
  return countsSentence(run);
}

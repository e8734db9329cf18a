import { go } from '#renderer/app/routeStore.ts';
import { useRun } from '#renderer/features/run/useRun.ts';
import { Button } from '#renderer/ui/Button.tsx';
import type { ProjectId, SpecId } from '#shared/project/project.ts';
import type { Run } from '#shared/run/run.ts';
import { DriftNotice } from '../drift/DriftNotice.tsx';
import { IntentVersions } from '../IntentPane.tsx';
import { CombinedChecks } from './CombinedChecks.tsx';
import { LookColumns } from './LookColumns.tsx';
import { LookFrame, LookRefused, LookWaiting } from './LookFrame.tsx';
import { TrustHere } from './TrustHere.tsx';
import { useWholeLook } from './useLook.ts';
import { WholeBar } from './WholeBar.tsx';
import { WholeNotice } from './WholeNotice.tsx';

/** The last look: all that a run has landed, every criterion and the whole diff, before or after it is on the person's branch. */
export function WholeReview({
  projectId,
  specId,
  runId,
}: {
  projectId: ProjectId;
  specId: SpecId;
  runId: string;
}) {
  const feed = useRun(projectId, specId);
  if (feed.state === 'waiting') return <LookWaiting />;
  const run = feed.state === 'live' ? feed.run : null;
  if (run?.id === runId) return <WholeOf projectId={projectId} run={run} />;
  return (
    <LookRefused
      title="There is no such run in view"
      problem="The address names another run than the newest of this spec. What it landed is told in History."
      actions={
        <>
          <Button onClick={() => go({ screen: 'history', projectId, specId })}>See the history</Button>
          <Button variant="primary" onClick={() => go({ screen: 'review', projectId, specId })}>
            Back to Review
          </Button>
        </>
      }
    />
  );
}

function WholeOf({ projectId, run }: { projectId: ProjectId; run: Run }) {
  const { look, again } = useWholeLook(projectId, run.id, run.integrationCommit);
  const { specId } = run;
  if (look.state === 'waiting') return <LookWaiting />;
  if (look.state === 'refused') {
    if (look.code === 'notTrusted') return <TrustHere problem={look.problem} onTrusted={again} />;
    return (
      <LookRefused
        title={`Run ${run.number} cannot be shown as a whole`}
        problem={look.problem}
        actions={
          <Button variant="primary" onClick={() => go({ screen: 'review', projectId, specId })}>
            Back to Review
          </Button>
        }
      />
    );
  }
  const { reviewed } = look;
  const notes = run.attempts.filter(({ state }) => state === 'landed').flatMap((one) => one.notes);
  return (
    <LookFrame
      bar={<WholeBar projectId={projectId} run={run} reviewed={reviewed} />}
      notices={
        <>
          <WholeNotice run={run} />
          <DriftNotice projectId={projectId} specId={specId} />
        </>
      }
    >
      <LookColumns
        projectId={projectId}
        id={`whole ${run.id} ${run.integrationCommit}`}
        reviewed={reviewed}
        threads={null}
        versions={<IntentVersions run={run} beside={null} />}
        notes={notes}
        foot={<CombinedChecks run={run} />}
        empty="What has landed changed no file."
      />
    </LookFrame>
  );
}

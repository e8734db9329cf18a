import { useMemo } from 'react';
import { go } from '#renderer/app/routeStore.ts';
import { Button } from '#renderer/ui/Button.tsx';
import text from '#renderer/ui/text.module.css';
import type { ProjectId, SpecId } from '#shared/project/project.ts';
import { LookColumns } from './LookColumns.tsx';
import { LookFrame, LookRefused, LookWaiting } from './LookFrame.tsx';
import { LooseComments, looseOf } from './LooseComments.tsx';
import { BranchBar } from './BranchBar.tsx';
import { askForBranch } from './branchAsk.ts';
import { MovedNotice } from './MovedNotice.tsx';
import { ReportList } from './ReportList.tsx';
import { TrustHere } from './TrustHere.tsx';
import { type BranchLook, useBranchLook } from './useLook.ts';
import { useBranchThreads } from './useBranchThreads.ts';
import { parsePatch } from '#shared/review/parsePatch.ts';

/** A branch made anywhere, held against the spec: to read and to comment on, as nothing lands from here. */
export function BranchReview({
  projectId,
  specId,
  look,
}: {
  projectId: ProjectId;
  specId: SpecId;
  look: BranchLook;
}) {
  const place = useMemo(() => ({ projectId, specId }), [projectId, specId]);
  const { look: state, again } = useBranchLook(place, look);
  const reviewed = state.state === 'shown' ? state.reviewed : null;
  const threads = useBranchThreads(place, look, reviewed, again);
  const loose = useMemo(
    () =>
      reviewed
        ? looseOf(
            reviewed.comments,
            parsePatch(reviewed.patch).map((file) => ({ file })),
          )
        : [],
    [reviewed],
  );
  if (state.state === 'waiting') return <LookWaiting />;
  if (state.state === 'refused' && state.code === 'notTrusted') {
    return <TrustHere problem={state.problem} onTrusted={again} />;
  }
  if (!reviewed) {
    return (
      <CannotBeShown
        projectId={projectId}
        specId={specId}
        head={look.head}
        problem={state.state === 'refused' ? state.problem : ''}
      />
    );
  }
  return (
    <LookFrame
      bar={<BranchBar {...place} look={look} reviewed={reviewed} onChanged={again} />}
      notices={<MovedNotice projectId={projectId} head={look.head} commit={reviewed.head} onAgain={again} />}
    >
      <LookColumns
        projectId={projectId}
        id={`branch ${specId} ${look.base} ${look.head}`}
        reviewed={reviewed}
        threads={threads}
        versions={<span className={`${text.small} ${text.muted}`}>as on {look.head}</span>}
        foot={<ReportList {...place} look={look} reviewed={reviewed} onChanged={again} />}
        above={threads && <LooseComments comments={loose} onRemove={(comment) => threads.remove(comment)} />}
        empty={`${look.head} changes nothing that ${look.base} does not have.`}
      />
    </LookFrame>
  );
}

function CannotBeShown({
  projectId,
  specId,
  head,
  problem,
}: {
  projectId: ProjectId;
  specId: SpecId;
  head: string;
  problem: string;
}) {
  return (
    <LookRefused
      title={`${head} cannot be shown`}
      problem={problem}
      actions={
        <>
          <Button onClick={() => go({ screen: 'review', projectId, specId })}>Back to Review</Button>
          <Button variant="primary" onClick={() => askForBranch(true)}>
            Choose another branch
          </Button>
        </>
      }
    />
  );
}

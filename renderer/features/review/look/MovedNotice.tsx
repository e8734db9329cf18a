import { useState } from 'react';
import { Button } from '#renderer/ui/Button.tsx';
import { Notice } from '#renderer/ui/Notice.tsx';
import type { ProjectId } from '#shared/project/project.ts';
import { countOf, sentence } from '#shared/run/words.ts';
import { ChangedSince } from '../ChangedSince.tsx';
import { useBranchNow } from './useBranchNow.ts';

/** Says when a branch under review has moved; what is in view stays as it was until the person wants it otherwise. */
export function MovedNotice({
  projectId,
  head,
  commit,
  onAgain,
}: {
  projectId: ProjectId;
  head: string;
  commit: string;
  onAgain: () => void;
}) {
  const now = useBranchNow(projectId, head, commit);
  const [isLooking, setLooking] = useState(false);
  if (!now) return null;
  const { commit: newest } = now;
  return (
    <Notice
      compact
      actions={
        newest && (
          <>
            <Button variant="quiet" size="small" onClick={() => setLooking(true)}>
              What changed since
            </Button>
            <Button size="small" onClick={onAgain}>
              Show it as it is now
            </Button>
          </>
        )
      }
    >
      <b>{head}</b> {movedWords(newest !== null, now.gained)}
      {isLooking && newest && (
        <ChangedSince
          projectId={projectId}
          from={commit}
          to={newest}
          title={`What changed in ${head} since you opened it`}
          onClose={() => setLooking(false)}
        />
      )}
    </Notice>
  );
}

function movedWords(isThere: boolean, gained: number | null): string {
  if (!isThere) return 'is gone. You see its last commit, which may soon be gone too.';
  if (gained === null) return 'was rewritten since you opened it. You see it as it was.';
  const words = sentence(countOf(gained, 'commit'));
  return `has moved on. ${words} came since you opened it; you see it as it was.`;
}

import { Copy, GitBranch, X } from 'lucide-react';
import { go } from '#renderer/app/routeStore.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { CountDelta } from '#renderer/ui/CountDelta.tsx';
import { Icon } from '#renderer/ui/Icon.tsx';
import { IconButton } from '#renderer/ui/IconButton.tsx';
import text from '#renderer/ui/text.module.css';
import { showToast } from '#renderer/ui/toasts.ts';
import { Rule, Toolbar } from '#renderer/ui/Toolbar.tsx';
import type { ProjectId, SpecId } from '#shared/project/project.ts';
import { parsePatch } from '#shared/review/parsePatch.ts';
import { countLines } from '#shared/review/patch.ts';
import { countOf } from '#shared/run/words.ts';
import { askForBranch } from './branchAsk.ts';
import { commentsAsText } from './commentsAsText.ts';
import styles from './Look.module.css';
import { ReportButton } from './ReportButton.tsx';
import type { BranchLook, LookedAt } from './useLook.ts';

/** Which branch is looked at and what it is compared with; what people say of it is taken along as text. */
export function BranchBar({
  projectId,
  specId,
  look,
  reviewed,
  onChanged,
}: {
  projectId: ProjectId;
  specId: SpecId;
  look: BranchLook;
  reviewed: LookedAt;
  onChanged: () => void;
}) {
  const { comments, head, files, analysis } = reviewed;
  const counts = parsePatch(reviewed.patch).map(countLines);
  return (
    <Toolbar
      label="Review"
      height={52}
      end={
        <>
          <span className={`${text.small} ${text.soft} ${text.nowrap}`}>
            About {Math.max(1, analysis.minutes)} min to read
          </span>
          <Rule />
          {comments.length > 0 && <CopyComments branch={look.head} head={head} comments={comments} />}
          <ReportButton projectId={projectId} specId={specId} head={look.head} onKept={onChanged} />
          <Button icon={GitBranch} onClick={() => askForBranch(true)}>
            Another branch…
          </Button>
          <IconButton
            name="Close this branch"
            icon={X}
            onClick={() => go({ screen: 'review', projectId, specId })}
          />
        </>
      }
    >
      <span className={styles.title}>
        <Icon of={GitBranch} />
        <h1 className={text.truncate} title={look.head}>
          {look.head}
        </h1>
      </span>
      <span className={`${text.small} ${text.soft} ${text.truncate} ${styles.facts}`}>
        {look.taskId !== null && `${look.taskId}, `}compared with {look.base}, {countOf(files.length, 'file')}
      </span>
      <CountDelta
        added={counts.reduce((sum, { added }) => sum + added, 0)}
        removed={counts.reduce((sum, { removed }) => sum + removed, 0)}
      />
    </Toolbar>
  );
}

function CopyComments({
  branch,
  head,
  comments,
}: {
  branch: string;
  /** The commit that was looked at. */
  head: string;
  comments: LookedAt['comments'];
}) {
  const copy = async () => {
    await navigator.clipboard.writeText(commentsAsText(branch, head, comments));
    showToast({ title: 'The comments are copied.', text: 'Paste them where the branch’s maker reads them.' });
  };
  return (
    <Button icon={Copy} onClick={() => void copy()}>
      Copy {countOf(comments.length, 'comment')}
    </Button>
  );
}

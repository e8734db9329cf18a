import { FileDown, GitMerge, GitPullRequest, X } from 'lucide-react';
import { useState } from 'react';
import { go } from '#renderer/app/routeStore.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { CountDelta } from '#renderer/ui/CountDelta.tsx';
import { Icon } from '#renderer/ui/Icon.tsx';
import { IconButton } from '#renderer/ui/IconButton.tsx';
import text from '#renderer/ui/text.module.css';
import { Rule, Toolbar } from '#renderer/ui/Toolbar.tsx';
import type { ProjectId } from '#shared/project/project.ts';
import { leftToLand } from '#shared/review/decideReview.ts';
import { parsePatch } from '#shared/review/parsePatch.ts';
import { countLines } from '#shared/review/patch.ts';
import { tally } from '#shared/review/verdict.ts';
import type { Run } from '#shared/run/run.ts';
import { countOf } from '#shared/run/words.ts';
import { AddDialog } from './AddDialog.tsx';
import styles from './Look.module.css';
import { PackDialog } from './PackDialog.tsx';
import { PullRequestDialog } from './PullRequestDialog.tsx';
import type { LookedAt } from './useLook.ts';

type Way = 'add' | 'request' | 'pack';

/** What the whole is, and where it can go from here: a page for a client, a pull request, the person's branch. */
export function WholeBar({
  projectId,
  run,
  reviewed,
}: {
  projectId: ProjectId;
  run: Run;
  reviewed: LookedAt;
}) {
  const [dialog, setDialog] = useState<Way | null>(null);
  const close = () => setDialog(null);
  const counts = parsePatch(reviewed.patch).map(countLines);
  const isOpen = run.mergedCommit === null;
  const landed = run.attempts.filter(({ state }) => state === 'landed').length;
  return (
    <Toolbar
      label="Review"
      height={52}
      end={
        <>
          <span className={`${text.small} ${text.soft} ${text.nowrap}`}>
            About {Math.max(1, reviewed.analysis.minutes)} min to read
          </span>
          <Rule />
          <WaysOut
            run={run}
            landed={landed}
            isCareful={tally(reviewed.verdicts).notMet > 0}
            onChoose={setDialog}
          />
          <IconButton
            name="Close the whole"
            icon={X}
            onClick={() => go({ screen: 'review', projectId, specId: run.specId })}
          />
          {dialog === 'add' && (
            <AddDialog projectId={projectId} run={run} verdicts={reviewed.verdicts} onClose={close} />
          )}
          {dialog === 'request' && <PullRequestDialog projectId={projectId} run={run} onClose={close} />}
          {dialog === 'pack' && <PackDialog projectId={projectId} run={run} onClose={close} />}
        </>
      }
    >
      <span className={styles.title}>
        <Icon of={GitMerge} />
        <h1 className={text.truncate}>All of run {run.number}</h1>
      </span>
      <span className={`${text.small} ${text.soft} ${text.truncate} ${styles.facts}`}>
        {isOpen ? `${countOf(landed, 'task')} landed, not on ${run.baseBranch} yet` : `on ${run.baseBranch}`}
      </span>
      <CountDelta
        added={counts.reduce((sum, { added }) => sum + added, 0)}
        removed={counts.reduce((sum, { removed }) => sum + removed, 0)}
      />
    </Toolbar>
  );
}

function WaysOut({
  run,
  landed,
  isCareful,
  onChoose,
}: {
  run: Run;
  /** How many attempts have landed. */
  landed: number;
  isCareful: boolean;
  onChoose: (way: Way) => void;
}) {
  return (
    <>
      <Button icon={FileDown} onClick={() => onChoose('pack')}>
        Save for a client…
      </Button>
      {run.mergedCommit === null && (
        <>
          <Button icon={GitPullRequest} disabled={landed === 0} onClick={() => onChoose('request')}>
            Open a pull request…
          </Button>
          <Button
            variant={isCareful ? 'plain' : 'primary'}
            icon={GitMerge}
            disabled={leftToLand(run).length > 0}
            onClick={() => onChoose('add')}
          >
            Add to {run.baseBranch}…
          </Button>
        </>
      )}
    </>
  );
}

import { Button } from '#renderer/ui/Button.tsx';
import { Notice } from '#renderer/ui/Notice.tsx';
import type { SpecDocument } from '#shared/spec/specDocument.ts';
import { describeSpecProblem } from './describeProblem.ts';
import { proposalName } from './proposalPlace.ts';
import type { ProposalViews } from './document/proposalViews.ts';
import { selectPart } from './selectPart.ts';
import type { SpecActions } from './specActions.ts';
import styles from './document/document.module.css';
import { specStore, useSpec } from './specStore.ts';

/** What went wrong with a save, an act or the file itself, and the way on. */
export function SpecNotices({
  document,
  homeless,
  actions,
}: {
  document: SpecDocument;
  homeless: ProposalViews['homeless'];
  actions: SpecActions;
}) {
  const saving = useSpec((store) => store.session?.saving);
  const problem = useSpec((store) => store.problem);
  const first = document.problems.find((each) => each.severity === 'error') ?? document.problems[0];
  const refusal = useSpec((store) => store.refusal);
  const isGone = refusal?.code === 'gone' || (saving?.state === 'refused' && saving.error.code === 'gone');
  const isRefused = saving?.state === 'refused' && !isGone;
  if (!isRefused && !refusal && !isGone && !problem && !first && homeless.length === 0) return null;
  return (
    <div className={styles.notices}>
      {isGone && (
        <Notice
          tone="bad"
          actions={
            <Button variant="link" onClick={() => void actions.putBack()}>
              Write it anew
            </Button>
          }
        >
          This spec’s file was deleted or moved by another program. Your words are still on this page.
        </Notice>
      )}
      {refusal && !isGone && (
        <Notice
          tone="bad"
          actions={
            <Button variant="link" onClick={() => void actions.saveAgain()}>
              Look again
            </Button>
          }
        >
          {describeSpecProblem(refusal)} Your words are still on this page.
        </Notice>
      )}
      {isRefused && (
        <Notice
          tone="bad"
          actions={
            <Button variant="link" onClick={() => void actions.saveAgain()}>
              Try again
            </Button>
          }
        >
          Not saved. {describeSpecProblem(saving.error)}
        </Notice>
      )}
      {problem && (
        <Notice
          tone="warn"
          actions={
            <Button variant="link" onClick={() => specStore.setState({ problem: null })}>
              Dismiss
            </Button>
          }
        >
          {problem}
        </Notice>
      )}
      {first && (
        <Notice
          tone="warn"
          actions={
            <Button variant="link" onClick={() => selectPart(`line:${first.line}`)}>
              Show line {first.line}
            </Button>
          }
        >
          {first.message}
          {document.problems.length > 1 && ` And ${document.problems.length - 1} more in this file.`}
        </Notice>
      )}
      {homeless.map(({ proposal, reason }) => (
        <Notice
          key={proposal.id}
          tone="plain"
          actions={
            <Button variant="link" onClick={() => void actions.reject(proposal.id)}>
              Reject
            </Button>
          }
        >
          A proposal from {proposal.source} for {proposalName(proposal)} has lost its place. {reason}
        </Notice>
      ))}
    </div>
  );
}

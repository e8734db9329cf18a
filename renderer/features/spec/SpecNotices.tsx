import type { ReactNode } from 'react';
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
        <NoticeWithWay tone="bad" way="Write it anew" onWay={() => void actions.putBack()}>
          This spec’s file was deleted or moved by another program. Your words are still on this page.
        </NoticeWithWay>
      )}
      {refusal && !isGone && (
        <NoticeWithWay tone="bad" way="Look again" onWay={() => void actions.saveAgain()}>
          {describeSpecProblem(refusal)} Your words are still on this page.
        </NoticeWithWay>
      )}
      {isRefused && (
        <NoticeWithWay tone="bad" way="Try again" onWay={() => void actions.saveAgain()}>
          Not saved. {describeSpecProblem(saving.error)}
        </NoticeWithWay>
      )}
      {problem && (
        <NoticeWithWay tone="warn" way="Dismiss" onWay={() => specStore.setState({ problem: null })}>
          {problem}
        </NoticeWithWay>
      )}
      {first && <UnreadLine first={first} count={document.problems.length} />}
      {homeless.map(({ proposal, reason }) => (
        <NoticeWithWay
          key={proposal.id}
          tone="plain"
          way="Reject"
          onWay={() => void actions.reject(proposal.id)}
        >
          A proposal from {proposal.source} for {proposalName(proposal)} has lost its place. {reason}
        </NoticeWithWay>
      ))}
    </div>
  );
}

function UnreadLine({ first, count }: { first: SpecDocument['problems'][number]; count: number }) {
  return (
    <NoticeWithWay tone="warn" way={`Show line ${first.line}`} onWay={() => selectPart(`line:${first.line}`)}>
      {first.message}
      {count > 1 && ` And ${count - 1} more in this file.`}
    </NoticeWithWay>
  );
}

function NoticeWithWay({
  tone,
  way,
  onWay,
  children,
}: {
  tone: 'bad' | 'warn' | 'plain';
  way: string;
  onWay: () => void;
  children: ReactNode;
}) {
  return (
    <Notice
      tone={tone}
      actions={
        <Button variant="link" onClick={onWay}>
          {way}
        </Button>
      }
    >
      {children}
    </Notice>
  );
}

import { memo } from 'react';
import type { Proposal } from '#shared/spec/proposal.ts';
import type { SpecDocument } from '#shared/spec/specDocument.ts';
import { CommentsPane } from './comments/CommentsPane.tsx';
import { type Comments, openOnes } from './comments/useComments.ts';
import { EarlierDecisions } from './decisions/EarlierDecisions.tsx';
import { describeInterviewProblem } from './describeProblem.ts';
import type { ProposalViews } from './document/proposalViews.ts';
import { InterviewPane } from './interview/InterviewPane.tsx';
import type { OpenAt } from './openAt.ts';
import { proposalName } from './proposalPlace.ts';
import { selectPart } from './selectPart.ts';
import type { SpecActions } from './specActions.ts';
import { useSpec } from './specStore.ts';

/** Beside the text: the interview, or what people say about the words. A key in the text leaves it as it is. */
export const WritingSide = memo(function WritingSide({
  rested,
  views,
  comments,
  actions,
  onOpenFile,
}: {
  rested: SpecDocument;
  views: ProposalViews;
  comments: Comments;
  actions: SpecActions;
  onOpenFile: (place: OpenAt) => void;
}) {
  const side = useSpec((store) => store.side);
  const selection = useSpec((store) => store.selection);
  const decisions = useSpec((store) => store.file?.decisions);
  const interview = useSpec((store) => store.interview);
  const refusal = useSpec((store) => store.interviewRefusal);
  if (side === 'comments') return <CommentsPane comments={comments} />;
  const nameOf = (proposal: Proposal) => {
    const key = views.inOrder.find((each) => each.proposal.id === proposal.id);
    return idOf(views, proposal) ?? (key ? proposalName(proposal) : 'a change');
  };
  return (
    <InterviewPane
      interview={interview}
      refusal={refusal ? describeInterviewProblem(refusal) : undefined}
      proposals={views.inOrder.map(({ proposal }) => proposal)}
      decisions={decisions ?? []}
      selection={selection}
      nameOf={nameOf}
      openComments={openOnes(comments.threads).length}
      earlier={
        <EarlierDecisions
          document={rested}
          question={interview?.current?.text ?? ''}
          actions={actions}
          onOpenFile={onOpenFile}
        />
      }
      onShowPart={selectPart}
      actions={actions}
      onShowProposal={(id) => {
        const shown = views.inOrder.find(({ proposal }) => proposal.id === id);
        if (shown) selectPart(shown.key);
      }}
      onOpenFile={onOpenFile}
    />
  );
});

/** The id of what a proposal would add or change, when it has one. */
function idOf(views: ProposalViews, proposal: Proposal): string | undefined {
  const added = [
    ...[...views.criteria.values()].flat(),
    ...[...views.items.values()].flat(),
    ...views.requirements,
  ].find((each) => each.proposal.id === proposal.id);
  return added?.preview.id ?? undefined;
}

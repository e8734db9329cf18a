import { useState } from 'react';
import { useSettings } from '#renderer/app/settingsStore.ts';
import { anchorAt } from '#shared/spec/comments/placeAnchor.ts';
import { type Comments, openOnes } from '../comments/useComments.ts';
import { selectPart } from '../selectPart.ts';
import type { SpecActions } from '../specActions.ts';
import { specStore, type SpecView as ViewName, useSpec } from '../specStore.ts';
import { usePlanning } from '../usePlanning.ts';
import type { SpecView } from '../useSpecView.ts';
import { currentVersion, inOrderOfNumber } from '../versionWords.ts';
import { approvalChecks } from './approvalChecks.ts';
import type { ApprovalPerson } from './approvalPeople.ts';
import { ApproveDialog } from './ApproveDialog.tsx';
import { ApprovePane } from './ApprovePane.tsx';

type Unseen = readonly { readonly key: string }[];

type ApprovingProps = {
  spec: SpecView;
  comments: Comments;
  actions: SpecActions;
  unseen: Unseen;
  isChange: (key: string) => boolean;
  people: readonly ApprovalPerson[];
  onView: (view: ViewName) => void;
};

/** The approval of the text in hand, with what should be known before. */
export function Approving(props: ApprovingProps) {
  const { spec, comments, actions, unseen, isChange, people, onView } = props;
  const file = useSpec((store) => store.file);
  const hash = useSpec((store) => store.session?.base.hash ?? '');
  const problem = useSpec((store) => store.problem);
  const you = useSettings()?.personName ?? '';
  const onPlan = usePlanning();
  const [isApproving, setApproving] = useState(false);
  const { note, setNote, askForChanges, approve } = useNote(actions, comments);
  const versions = file?.versions ?? [];
  const version = currentVersion({ versions, approval: file?.approval ?? null }, hash);
  const about = {
    number: version.number,
    checks: checksOf(spec, comments, unseen),
    criteria: spec.document.criteria.length,
  };
  /** A change is shown here; anything else in the document. */
  const show = (key: string) => {
    if (isChange(key)) return selectPart(key);
    onView('document');
    showInDocument(key, comments);
  };
  const close = () => {
    setApproving(false);
    specStore.setState({ problem: null });
  };
  return (
    <>
      <ApprovePane
        {...about}
        isApproved={version.state === 'approved'}
        hasOwnApproval={people.some(({ name, hasApproved }) => name === you && hasApproved)}
        people={people}
        note={note}
        onNote={setNote}
        onShow={show}
        onApprove={() => setApproving(true)}
        onAskForChanges={() => void askForChanges()}
        onPlan={onPlan}
      />
      {isApproving && (
        <ApproveDialog
          {...about}
          name={you || inOrderOfNumber(versions).at(-1)?.author || ''}
          problem={problem}
          onApprove={approve}
          onClose={close}
        />
      )}
    </>
  );
}

/** What a person says with their approval, or in its place. It is gone once it was said. */
function useNote(actions: SpecActions, comments: Comments) {
  const [note, setNote] = useState('');
  /** Said about the whole, as a comment on its title, so that it waits for an answer like any other. */
  const askForChanges = async () => {
    const title = comments.blocks.get('title') ?? '';
    const place = anchorAt(comments.blocks, 'title', { start: 0, end: title.length });
    if (place && (await comments.comment([place], note.trim()))) setNote('');
  };
  const approve = async (by: string) => {
    const isDone = await actions.approve(by, note.trim());
    if (isDone) setNote('');
    return isDone;
  };
  return { note, setNote, askForChanges, approve };
}

function checksOf({ document, views, hints }: SpecView, comments: Comments, unseen: Unseen) {
  return approvalChecks({
    proposals: views.inOrder,
    criteria: document.criteria.length,
    withoutCriteria: document.requirements
      .filter((requirement) => requirement.criteria.length === 0 && !requirement.optional)
      .map((requirement) => requirement.id),
    hints,
    unseen,
    comments: openOnes(comments.threads).map(({ places }) => ({
      key: `comment:${places[0]?.block ?? 'title'}`,
    })),
    questions: document.questions,
  });
}

function showInDocument(key: string, comments: Comments): void {
  if (!key.startsWith('comment:')) return selectPart(key);
  specStore.setState({ side: 'comments', thread: openOnes(comments.threads)[0]?.thread.id ?? null });
  selectPart(key.slice('comment:'.length));
}

import { ArrowRight, Braces, FileText, GitCompare } from 'lucide-react';
import { useCallback, useState } from 'react';
import { useSettings } from '#renderer/app/settingsStore.ts';
import { Icon } from '#renderer/ui/Icon.tsx';
import { Pane, PaneBody } from '#renderer/ui/Pane.tsx';
import { Panes } from '#renderer/ui/Panes.tsx';
import { Segmented } from '#renderer/ui/Segmented.tsx';
import { Select } from '#renderer/ui/Select.tsx';
import { Toolbar } from '#renderer/ui/Toolbar.tsx';
import { approvalsOfText } from '#shared/spec/approvals.ts';
import { anchorAt } from '#shared/spec/comments/placeAnchor.ts';
import { type Comments, openOnes } from '../comments/useComments.ts';
import { selectPart } from '../selectPart.ts';
import type { SpecActions } from '../specActions.ts';
import { specStore, type SpecView as ViewName, useSpec } from '../specStore.ts';
import { useIntent } from '../useIntent.ts';
import { usePlanning } from '../usePlanning.ts';
import type { SpecView } from '../useSpecView.ts';
import { defaultComparison, fromChoices, NOW, toChoices } from '../versionChoices.ts';
import { currentVersion, inOrderOfNumber } from '../versionWords.ts';
import { approvalChecks } from './approvalChecks.ts';
import { approvalPeople } from './approvalPeople.ts';
import { ApproveDialog } from './ApproveDialog.tsx';
import { ApprovePane } from './ApprovePane.tsx';
import { changeReason } from './changeReasons.ts';
import { ChangesPane } from './ChangesPane.tsx';
import { ComparedPane } from './ComparedPane.tsx';
import { IntentView } from './IntentView.tsx';
import { useChangedBy } from './useChangedBy.ts';
import { useChangesCommands } from './useChangesCommands.ts';
import { useSeen } from './useSeen.ts';

/** What changed between two versions, who changed it and why, and the approval of the text in hand. */
export function ChangesScreen({
  spec,
  comments,
  actions,
  onView,
}: {
  spec: SpecView;
  comments: Comments;
  actions: SpecActions;
  onView: (view: ViewName) => void;
}) {
  const file = useSpec((store) => store.file);
  const hash = useSpec((store) => store.session?.base.hash ?? '');
  const selection = useSpec((store) => store.selection);
  const chosen = useSpec((store) => store.comparison);
  const interview = useSpec((store) => store.interview);
  const you = useSettings()?.personName ?? '';
  const [now] = useState(() => new Date());
  const versions = file?.versions ?? [];
  const version = currentVersion({ versions, approval: file?.approval ?? null }, hash);
  const isApproved = version.state === 'approved';
  const comparison = chosen ?? defaultComparison(versions, isApproved);
  const diff = useIntent(spec.rested, comparison, actions);
  const changes = useChangedBy(comparison, hash, actions);
  const seen = useSeen(diff, file?.seen ?? [], actions);
  useChangesCommands(diff?.changes ?? [], selection, seen);
  const compare = (next: Partial<typeof comparison>) =>
    specStore.setState({ comparison: { ...comparison, ...next } });
  const reasonOf = useCallback(
    (key: string) =>
      changeReason(key, {
        changes,
        decisions: file?.decisions ?? [],
        turns: interview?.turns ?? [],
        threads: comments.threads,
        now,
      }),
    [changes, file, interview, comments, now],
  );
  const shown = versions.find(({ commit }) => commit === comparison.to);
  const nowLabel = `Version ${version.number}, ${isApproved ? 'approved' : 'draft'}`;
  return (
    <Panes
      id="spec-changes"
      left={{
        width: 304,
        content: (
          <ChangesPane
            diff={diff ?? { sections: [], changes: [] }}
            seen={seen.keys}
            selection={selection}
            onSelect={selectPart}
            onSeen={seen.mark}
          />
        ),
      }}
      right={{
        width: 320,
        content: shown ? (
          <ComparedPane
            version={shown}
            approvals={approvalsOfText(file?.approvals ?? [], shown.approvedHash ?? '')}
            onNow={() => compare({ to: NOW })}
          />
        ) : (
          <Approving
            spec={spec}
            comments={comments}
            actions={actions}
            unseen={(diff?.changes ?? []).filter((change) => !seen.keys.has(change.key))}
            isChange={(key) => diff?.changes.some((change) => change.key === key) ?? false}
            people={approvalPeople({ hash, approvals: file?.approvals ?? [], changes, versions, you, now })}
            onView={onView}
          />
        ),
      }}
    >
      <Pane as="main" label="Intent changes" surface="paper">
        <Toolbar
          label="Versions"
          end={
            <>
              <Select
                label="Compare from"
                size="small"
                value={comparison.from}
                options={fromChoices(versions)}
                onChange={(from) => compare({ from })}
              />
              <Icon of={ArrowRight} />
              <Select
                label="Compare to"
                size="small"
                value={comparison.to}
                options={toChoices(versions, nowLabel)}
                onChange={(to) => compare({ to })}
              />
            </>
          }
        >
          <Segmented
            label="View"
            value="changes"
            onChange={onView}
            options={[
              { value: 'document', label: 'Document', icon: FileText },
              { value: 'markdown', label: 'Markdown', icon: Braces },
              {
                value: 'changes',
                label: 'Changes',
                icon: GitCompare,
                ...(diff && diff.changes.length > 0 ? { count: diff.changes.length } : {}),
              },
            ]}
          />
        </Toolbar>
        <PaneBody>
          {diff && <IntentView diff={diff} selection={selection} reasonOf={reasonOf} onSelect={selectPart} />}
        </PaneBody>
      </Pane>
    </Panes>
  );
}

/** The approval of the text in hand, with what should be known before. */
function Approving({
  spec,
  comments,
  actions,
  unseen,
  isChange,
  people,
  onView,
}: {
  spec: SpecView;
  comments: Comments;
  actions: SpecActions;
  unseen: readonly { readonly key: string }[];
  isChange: (key: string) => boolean;
  people: ReturnType<typeof approvalPeople>;
  onView: (view: ViewName) => void;
}) {
  const { document, views, hints } = spec;
  const file = useSpec((store) => store.file);
  const hash = useSpec((store) => store.session?.base.hash ?? '');
  const problem = useSpec((store) => store.problem);
  const you = useSettings()?.personName ?? '';
  const onPlan = usePlanning();
  const [isApproving, setApproving] = useState(false);
  const [note, setNote] = useState('');
  const versions = file?.versions ?? [];
  const version = currentVersion({ versions, approval: file?.approval ?? null }, hash);
  const open = openOnes(comments.threads);
  const checks = approvalChecks({
    proposals: views.inOrder,
    criteria: document.criteria.length,
    withoutCriteria: document.requirements
      .filter((requirement) => requirement.criteria.length === 0 && !requirement.optional)
      .map((requirement) => requirement.id),
    hints,
    unseen,
    comments: open.map(({ places }) => ({ key: `comment:${places[0]?.block ?? 'title'}` })),
    questions: document.questions,
  });
  /** A change is shown here; anything else in the document. */
  const show = (key: string) => {
    if (isChange(key)) return selectPart(key);
    onView('document');
    if (!key.startsWith('comment:')) return selectPart(key);
    specStore.setState({ side: 'comments', thread: open[0]?.thread.id ?? null });
    selectPart(key.slice('comment:'.length));
  };
  /** Said about the whole, as a comment on its title, so that it waits for an answer like any other. */
  const askForChanges = async () => {
    const title = comments.blocks.get('title') ?? '';
    const place = anchorAt(comments.blocks, 'title', { start: 0, end: title.length });
    if (place && (await comments.comment([place], note.trim()))) setNote('');
  };
  return (
    <>
      <ApprovePane
        number={version.number}
        isApproved={version.state === 'approved'}
        hasOwnApproval={people.some(({ name, hasApproved }) => name === you && hasApproved)}
        checks={checks}
        criteria={document.criteria.length}
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
          number={version.number}
          name={you || inOrderOfNumber(versions).at(-1)?.author || ''}
          criteria={document.criteria.length}
          checks={checks}
          problem={problem}
          onApprove={async (by) => {
            const isDone = await actions.approve(by, note.trim());
            if (isDone) setNote('');
            return isDone;
          }}
          onClose={() => {
            setApproving(false);
            specStore.setState({ problem: null });
          }}
        />
      )}
    </>
  );
}

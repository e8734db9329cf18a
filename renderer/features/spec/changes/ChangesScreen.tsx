import { useCallback, useState } from 'react';
import { useSettings } from '#renderer/app/settingsStore.ts';
import { Pane, PaneBody } from '#renderer/ui/Pane.tsx';
import { Panes } from '#renderer/ui/Panes.tsx';
import { approvalsOfText } from '#shared/spec/approvals.ts';
import type { Comments } from '../comments/useComments.ts';
import { selectPart } from '../selectPart.ts';
import type { SpecActions } from '../specActions.ts';
import { specStore, type SpecView as ViewName, useSpec } from '../specStore.ts';
import { useIntent } from '../useIntent.ts';
import type { SpecView } from '../useSpecView.ts';
import { type Comparison, defaultComparison, NOW } from '../versionChoices.ts';
import { currentVersion } from '../versionWords.ts';
import { approvalPeople } from './approvalPeople.ts';
import { Approving } from './Approving.tsx';
import { changeReason } from './changeReasons.ts';
import { ChangesPane } from './ChangesPane.tsx';
import { ChangesToolbar } from './ChangesToolbar.tsx';
import { ComparedPane } from './ComparedPane.tsx';
import { IntentView } from './IntentView.tsx';
import { useChangedBy } from './useChangedBy.ts';
import { useChangesCommands } from './useChangesCommands.ts';
import { useSeen } from './useSeen.ts';

type ChangesScreenProps = {
  spec: SpecView;
  comments: Comments;
  actions: SpecActions;
  onView: (view: ViewName) => void;
};

/** What changed between two versions, who changed it and why, and the approval of the text in hand. */
export function ChangesScreen(props: ChangesScreenProps) {
  const { spec, comments, actions, onView } = props;
  const selection = useSpec((store) => store.selection);
  const look = useLook(spec, comments, actions);
  const { diff, seen, comparison, compare, versions } = look;
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
        content: <ApprovalSide {...props} look={look} />,
      }}
    >
      <Pane as="main" label="Intent changes" surface="paper">
        <ChangesToolbar
          count={diff?.changes.length ?? 0}
          versions={versions}
          version={look.version}
          comparison={comparison}
          onCompare={compare}
          onView={onView}
        />
        <PaneBody>
          {diff && (
            <IntentView diff={diff} selection={selection} reasonOf={look.reasonOf} onSelect={selectPart} />
          )}
        </PaneBody>
      </Pane>
    </Panes>
  );
}

/** Who approved an earlier version that is looked at, or else the approval of the text in hand. */
function ApprovalSide({
  spec,
  comments,
  actions,
  onView,
  look: { diff, changes, seen, hash, comparison, compare, versions, now },
}: ChangesScreenProps & { look: ReturnType<typeof useLook> }) {
  const approvals = useSpec((store) => store.file)?.approvals ?? [];
  const you = useSettings()?.personName ?? '';
  const shown = versions.find(({ commit }) => commit === comparison.to);
  if (shown) {
    return (
      <ComparedPane
        version={shown}
        approvals={approvalsOfText(approvals, shown.approvedHash ?? '')}
        onNow={() => compare({ to: NOW })}
      />
    );
  }
  return (
    <Approving
      spec={spec}
      comments={comments}
      actions={actions}
      unseen={(diff?.changes ?? []).filter((change) => !seen.keys.has(change.key))}
      isChange={(key) => diff?.changes.some((change) => change.key === key) ?? false}
      people={approvalPeople({ hash, approvals, changes, versions, you, now })}
      onView={onView}
    />
  );
}

/** The two versions that are compared, what changed between them, by whom and why, and what of it was looked at. */
function useLook(spec: SpecView, comments: Comments, actions: SpecActions) {
  const file = useSpec((store) => store.file);
  const hash = useSpec((store) => store.session?.base.hash ?? '');
  const selection = useSpec((store) => store.selection);
  const chosen = useSpec((store) => store.comparison);
  const interview = useSpec((store) => store.interview);
  const [now] = useState(() => new Date());
  const versions = file?.versions ?? [];
  const version = currentVersion({ versions, approval: file?.approval ?? null }, hash);
  const comparison = chosen ?? defaultComparison(versions, version.state === 'approved');
  const diff = useIntent(spec.rested, comparison, actions);
  const changes = useChangedBy(comparison, hash, actions);
  const seen = useSeen(diff, file?.seen ?? [], actions);
  useChangesCommands(diff?.changes ?? [], selection, seen);
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
  const compare = (next: Partial<Comparison>) =>
    specStore.setState({ comparison: { ...comparison, ...next } });
  return { hash, now, versions, version, comparison, compare, diff, changes, seen, reasonOf };
}

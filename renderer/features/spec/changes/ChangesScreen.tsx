import { ArrowRight } from 'lucide-react';
import { useState } from 'react';
import { useSettings } from '#renderer/app/settingsStore.ts';
import { Icon } from '#renderer/ui/Icon.tsx';
import { Pane, PaneBody } from '#renderer/ui/Pane.tsx';
import { Panes } from '#renderer/ui/Panes.tsx';
import { Segmented } from '#renderer/ui/Segmented.tsx';
import { Select } from '#renderer/ui/Select.tsx';
import text from '#renderer/ui/text.module.css';
import { Toolbar } from '#renderer/ui/Toolbar.tsx';
import { Braces, FileText, GitCompare } from 'lucide-react';
import { selectPart } from '../selectPart.ts';
import type { SpecActions } from '../specActions.ts';
import { specStore, type SpecView as ViewName, useSpec } from '../specStore.ts';
import { baselineChoices, defaultBaseline, useIntent } from '../useIntent.ts';
import { usePlanning } from '../usePlanning.ts';
import type { SpecView } from '../useSpecView.ts';
import { currentVersion, inOrderOfNumber } from '../versionWords.ts';
import { approvalChecks } from './approvalChecks.ts';
import { ApproveDialog } from './ApproveDialog.tsx';
import { ApprovePane } from './ApprovePane.tsx';
import { ChangesPane } from './ChangesPane.tsx';
import { IntentView } from './IntentView.tsx';

/** What changed since the last approved version, and the approval of it. */
export function ChangesScreen({
  spec,
  actions,
  seen,
  onSeen,
  onView,
}: {
  spec: SpecView;
  actions: SpecActions;
  seen: ReadonlySet<string>;
  onSeen: (key: string, isSeen: boolean) => void;
  onView: (view: ViewName) => void;
}) {
  const { document, views, hints } = spec;
  const file = useSpec((store) => store.file);
  const hash = useSpec((store) => store.session?.base.hash ?? '');
  const selection = useSpec((store) => store.selection);
  const problem = useSpec((store) => store.problem);
  const personName = useSettings()?.personName;
  const onPlan = usePlanning();
  const versions = file?.versions ?? [];
  const [chosen, setChosen] = useState<string>();
  const [isApproving, setApproving] = useState(false);
  const from = chosen ?? defaultBaseline(versions);
  const diff = useIntent(document, from, null, actions);
  const version = currentVersion({ versions, approval: file?.approval ?? null }, hash);
  const authors = [...new Set(inOrderOfNumber(versions).map((each) => each.author))];
  const isApproved = version.state === 'approved';
  const checks = approvalChecks({
    proposals: views.inOrder,
    criteria: document.criteria.length,
    withoutCriteria: document.requirements
      .filter((requirement) => requirement.criteria.length === 0 && !requirement.optional)
      .map((requirement) => requirement.id),
    hints,
    unseen: (diff?.changes ?? []).filter((change) => !seen.has(change.key)),
    questions: document.questions,
  });
  /** A change is shown here; anything else in the document. */
  const show = (key: string) => {
    if (diff?.changes.some((change) => change.key === key)) return selectPart(key);
    onView('document');
    selectPart(key);
  };
  return (
    <>
      <Panes
        id="spec-changes"
        left={{
          width: 304,
          content: (
            <ChangesPane
              diff={diff ?? { sections: [], changes: [] }}
              seen={seen}
              selection={selection}
              onSelect={selectPart}
              onSeen={onSeen}
            />
          ),
        }}
        right={{
          width: 320,
          content: (
            <ApprovePane
              number={version.number}
              isApproved={isApproved}
              checks={checks}
              criteria={document.criteria.length}
              authors={authors}
              approval={file?.approval ?? null}
              onShow={show}
              onApprove={() => setApproving(true)}
              onPlan={onPlan}
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
                  value={from}
                  options={baselineChoices(versions)}
                  onChange={setChosen}
                />
                <Icon of={ArrowRight} />
                <span className={text.small}>
                  Version {version.number}, {isApproved ? 'approved' : 'draft'}
                </span>
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
            {diff && <IntentView diff={diff} selection={selection} onSelect={selectPart} />}
          </PaneBody>
        </Pane>
      </Panes>
      {isApproving && (
        <ApproveDialog
          number={version.number}
          name={personName || authors.at(-1) || ''}
          criteria={document.criteria.length}
          checks={checks}
          problem={problem}
          onApprove={actions.approve}
          onClose={() => {
            setApproving(false);
            specStore.setState({ problem: null });
          }}
        />
      )}
    </>
  );
}

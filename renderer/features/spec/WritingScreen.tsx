import { useMemo, useState } from 'react';
import { Pane, PaneBody } from '#renderer/ui/Pane.tsx';
import { Panes } from '#renderer/ui/Panes.tsx';
import type { SpecVersion } from '#shared/spec/contract.ts';
import { nextCriterionId } from '#shared/spec/edit/ids.ts';
import { showThread } from './comments/beginComment.ts';
import { CommentLayer } from './comments/CommentLayer.tsx';
import { CommentsButton } from './comments/CommentsButton.tsx';
import { type Comments, openOnes } from './comments/useComments.ts';
import { isLong } from './documentOf.ts';
import type { DocumentContext } from './document/documentProps.ts';
import { DocumentView } from './document/DocumentView.tsx';
import { MarkdownView } from './markdown/MarkdownView.tsx';
import type { OpenAt } from './openAt.ts';
import type { PlanningStep } from './outline/beforePlanning.ts';
import { outlineOf } from './outline/outlineOf.ts';
import { OutlinePane } from './outline/OutlinePane.tsx';
import { ProposalsMenu } from './proposals/ProposalsMenu.tsx';
import { markPart, selectPart } from './selectPart.ts';
import type { SpecActions } from './specActions.ts';
import { SpecDrift } from './SpecDrift.tsx';
import { SpecNotices } from './SpecNotices.tsx';
import type { SpecView as ViewName } from './specStore.ts';
import { specStore, useSpec } from './specStore.ts';
import { SpecToolbar } from './SpecToolbar.tsx';
import { useChangeCount } from './useIntent.ts';
import { defaultComparison } from './versionChoices.ts';
import type { SpecView } from './useSpecView.ts';
import { WritingSide } from './WritingSide.tsx';
import { byline, currentVersion, versionWords } from './versionWords.ts';

type Writing = {
  spec: SpecView;
  comments: Comments;
  actions: SpecActions;
  view: 'document' | 'markdown';
  onView: (view: ViewName) => void;
  onOpenFile: (place: OpenAt) => void;
};

/** Outline, document or Markdown, and interview: where the spec is written. */
export function WritingScreen(props: Writing) {
  const { spec, comments, actions, onOpenFile } = props;
  const { rested, views } = spec;
  const { outline, selectedRow } = useOutline(spec, comments);
  return (
    <Panes
      id="spec"
      left={{
        width: 264,
        content: (
          <OutlinePane
            rows={outline.rows}
            covered={outline.covered}
            steps={outline.steps}
            selected={selectedRow}
            onSelect={selectPart}
            onStep={beginStep}
          />
        ),
      }}
      right={{
        width: 380,
        content: <WritingSide {...{ rested, views, comments, actions, onOpenFile }} />,
      }}
    >
      <WritingPane {...props} />
    </Panes>
  );
}

/** The outline of the text, and the row of what is selected in it. */
function useOutline({ document, rested, views, hints }: SpecView, { threads }: Comments) {
  const selection = useSpec((store) => store.selection);
  const topics = useSpec((store) => store.interview?.topics);
  // Of a long text the outline need not follow every key.
  const outlined = isLong(document.text) ? rested : document;
  const outline = useMemo(
    () => outlineOf(outlined, views, hints, topics ?? [], openOnes(threads)),
    [outlined, views, hints, topics, threads],
  );
  const selectedRow = useMemo(() => outline.rowOf(selection), [outline, selection]);
  return { outline, selectedRow };
}

/** The text itself, under the bar that says how it stands. */
function WritingPane(props: Writing) {
  const { spec, comments, actions, view, onView, onOpenFile } = props;
  const file = useSpec((store) => store.file);
  const hash = useSpec((store) => store.session?.base.hash ?? '');
  const isApproved = file !== null && currentVersion(file, hash).state === 'approved';
  const comparison = defaultComparison(file?.versions ?? [], isApproved);
  const changes = useChangeCount(spec.rested, comparison, actions);
  const proposed = spec.views.inOrder.map(({ proposal }) => proposal);
  return (
    <Pane as="main" label="Spec" surface="paper">
      <SpecToolbar
        view={view}
        changes={changes}
        state={file ? versionWords(file, hash) : ''}
        isApproved={isApproved}
        proposals={
          <>
            <CommentsButton comments={comments} isCrowded={proposed.length > 0} />
            <ProposalsMenu proposals={proposed} actions={actions} />
          </>
        }
        onView={onView}
      />
      {view === 'markdown' ? (
        <MarkdownView
          spec={spec}
          comments={comments}
          path={file?.path ?? ''}
          actions={actions}
          onOpenFile={onOpenFile}
        />
      ) : (
        <WrittenDocument {...props} versions={file?.versions ?? []} />
      )}
    </Pane>
  );
}

function WrittenDocument({
  spec,
  comments,
  actions,
  onOpenFile,
  versions,
}: Writing & { versions: readonly SpecVersion[] }) {
  const { document, views } = spec;
  const savedAt = useSpec((store) => store.session?.savedAt ?? null);
  const [today] = useState(() => new Date());
  const context = useDocumentContext(spec, actions, onOpenFile);
  return (
    <PaneBody>
      <CommentLayer comments={comments} document={document}>
        <DocumentView
          document={document}
          byline={byline(versions, savedAt, today)}
          notices={
            <>
              <SpecNotices document={document} homeless={views.homeless} actions={actions} />
              <SpecDrift />
            </>
          }
          context={context}
        />
      </CommentLayer>
    </PaneBody>
  );
}

function useDocumentContext(
  { document, views, hintsAt, ids, uses }: SpecView,
  actions: SpecActions,
  onOpenFile: (place: OpenAt) => void,
): DocumentContext {
  const selection = useSpec((store) => store.selection);
  const draft = useSpec((store) => store.draft);
  const focus = useSpec((store) => store.focus);
  const caret = useSpec((store) => store.caret);
  const usedIds = useSpec((store) => store.usedIds);
  return {
    views,
    hints: hintsAt,
    selection,
    draft,
    focus,
    caret,
    ids,
    uses,
    actions,
    nextCriterion: (requirement) => nextCriterionId(document, [...usedIds], requirement),
    onSelect: markPart,
    onOpenFile,
  };
}

/** Goes where something is left to do, and opens the line it begins with. */
function beginStep({ key, draft, thread }: PlanningStep): void {
  if (thread !== undefined) return showThread(thread, key === '' ? null : key);
  if (draft) specStore.setState({ view: 'document', draft });
  selectPart(key);
}

import { type KeyboardEvent, useMemo, useState } from 'react';
import { MarkdownEditor } from '#renderer/editor/MarkdownEditor.tsx';
import text from '#renderer/ui/text.module.css';
import { idsIn } from '#shared/spec/edit/ids.ts';
import { findPart } from '#shared/spec/edit/findPart.ts';
import type { SpecDocument } from '#shared/spec/specDocument.ts';
import { beginComment, followMarkdown, showThread } from '../comments/beginComment.ts';
import type { Comments } from '../comments/useComments.ts';
import type { OpenAt } from '../openAt.ts';
import { openProposalEditor } from '../proposals/openProposalEditor.ts';
import type { SpecActions } from '../specActions.ts';
import { SpecNotices } from '../SpecNotices.tsx';
import { specStore, useSpec } from '../specStore.ts';
import type { SpecView } from '../useSpecView.ts';
import { redoStep, undoStep, writeMarkdown } from '../writing.ts';
import { diagnostics, editorHints } from './diagnostics.ts';
import { ghostLines } from './ghostLines.ts';
import styles from './MarkdownView.module.css';
import { threadMarks } from './threadMarks.ts';
import { useEditorServices } from './useEditorServices.ts';

/** The same text as the file holds it. */
export function MarkdownView({
  spec,
  comments,
  path,
  actions,
  onOpenFile,
}: {
  spec: SpecView;
  comments: Comments;
  path: string;
  actions: SpecActions;
  onOpenFile: (place: OpenAt) => void;
}) {
  const { document, views } = spec;
  const selection = useSpec((store) => store.selection);
  const [cursor, setCursor] = useState({ line: 1, column: 1 });
  const { marks, services, ghosts, threads } = useMarks(spec, comments, onOpenFile);
  const showThreadOf = (id: string) => {
    const placed = comments.threads.find((each) => each.thread.id === id);
    showThread(id, placed?.places[0]?.block ?? null);
  };
  const line = selectedLine(document, selection);
  const hasProposals = views.inOrder.length > 0;
  return (
    <div className={styles.view}>
      <div className={styles.notices}>
        <SpecNotices document={document} homeless={views.homeless} actions={actions} />
      </div>
      <div className={styles.editor} onKeyDownCapture={undoInTheStore}>
        <MarkdownEditor
          value={document.text}
          onChange={writeMarkdown}
          label="Markdown of the spec"
          hints={marks}
          services={services}
          ghosts={ghosts}
          onAcceptGhost={(id) => void actions.accept(id)}
          onEditGhost={openProposalEditor}
          onRejectGhost={(id) => void actions.reject(id)}
          threads={threads}
          onThread={showThreadOf}
          onComment={() => beginComment(comments.blocks)}
          onSelectable={followMarkdown}
          onCursor={(line, column) => setCursor({ line, column })}
          {...(line === undefined ? {} : { revealLine: line })}
        />
      </div>
      <div className={styles.foot}>
        <span>{path}</span>
        <span>
          Line {cursor.line}, column {cursor.column}
        </span>
        {hasProposals && <span className={text.end}>Green lines are proposals, not in the file yet</span>}
      </div>
    </div>
  );
}

/** What stands on the text and beside it: hints, proposed lines and comments, and what the keys can ask of it. */
function useMarks(
  { document, rested, views }: SpecView,
  comments: Comments,
  onOpenFile: (place: OpenAt) => void,
) {
  const kept = useSpec((store) => store.keptHints);
  const usedIds = useSpec((store) => store.usedIds);
  const thread = useSpec((store) => store.thread);
  const found = useMemo(
    () => diagnostics(rested, kept, [...usedIds, ...idsIn(rested)], keepHint),
    [rested, kept, usedIds],
  );
  const marks = useMemo(() => editorHints(rested.text, found), [rested, found]);
  const services = useEditorServices({ document, rested, found, usedIds, onOpenFile });
  const ghosts = useMemo(
    () =>
      ghostLines(
        document.text,
        views.inOrder.map(({ proposal }) => proposal),
        [...usedIds],
      ),
    [document.text, views.inOrder, usedIds],
  );
  const threads = useMemo(() => threadMarks(rested, comments.threads, thread), [rested, comments, thread]);
  return { marks, services, ghosts, threads };
}

function keepHint(id: string): void {
  specStore.setState(({ keptHints }) => ({ keptHints: new Set([...keptHints, id]) }));
}

/** One history for both views: the editor's own would know nothing of what was done in the document. */
function undoInTheStore(event: KeyboardEvent): void {
  if (event.key.toLowerCase() !== 'z' || event.altKey || !(event.metaKey || event.ctrlKey)) return;
  event.preventDefault();
  event.stopPropagation();
  if (event.shiftKey) redoStep();
  else undoStep();
}

function selectedLine(document: SpecDocument, selection: string | null): number | undefined {
  if (selection === null) return undefined;
  if (selection.startsWith('line:')) return Number(selection.slice('line:'.length));
  const section = document.sections.find((each) => each.key === selection);
  return findPart(document, selection)?.part.line ?? section?.heading.line;
}

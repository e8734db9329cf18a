import { clsx } from 'clsx';
import { MessageSquare, MessageSquarePlus } from 'lucide-react';
import { type RefObject, useEffect, useRef, useState } from 'react';
import { Icon } from '#renderer/ui/Icon.tsx';
import styles from './Editor.module.css';
import type { EditorThread } from './MarkdownEditor.tsx';
import { monaco } from './monaco.ts';

type Editor = ReturnType<typeof monaco.editor.create>;
/** In px from the top of the text: of each line that was asked for, and of the cursor's. */
type Tops = { readonly lines: ReadonlyMap<number, number>; readonly cursor: number; readonly line: number };

const NO_TOPS: Tops = { lines: new Map(), cursor: 0, line: 1 };

/**
 * What people say about the words, marked in the margin of their lines; and the button that says more, at the line of
 * the cursor. It stands on a layer above the editor and follows its scrolling.
 */
export function ThreadLayer({
  editor,
  threads,
  onThread,
  onComment,
}: {
  editor: RefObject<Editor | undefined>;
  threads: readonly EditorThread[];
  onThread: (id: string) => void;
  onComment: () => void;
}) {
  const layer = useRef<HTMLDivElement>(null);
  const { tops, hasSelection } = useTops(editor, layer, threads);
  const byLine = Map.groupBy(threads, ({ startLine }) => startLine);
  return (
    <div className={styles.threadFrame}>
      <div ref={layer} className={styles.threadLayer}>
        {[...byLine].map(([line, own]) => (
          <LineMark key={line} threads={own} top={tops.lines.get(line) ?? 0} onThread={onThread} />
        ))}
        {!byLine.has(tops.line) && (
          <NewThread tops={tops} hasSelection={hasSelection} onComment={onComment} />
        )}
      </div>
    </div>
  );
}

/** Where the marks and the cursor are, as long as the editor stays; and the layer moves as the text does. */
function useTops(
  editor: RefObject<Editor | undefined>,
  layer: RefObject<HTMLDivElement | null>,
  threads: readonly EditorThread[],
) {
  const [tops, setTops] = useState(NO_TOPS);
  const [hasSelection, setHasSelection] = useState(false);
  const key = JSON.stringify(threads);
  useEffect(() => {
    const shown = editor.current;
    const box = layer.current;
    if (!shown || !box) return;
    const drawn = JSON.parse(key) as readonly EditorThread[];
    const marks = shown.createDecorationsCollection(drawn.map(wordsMark));
    const scroll = () => box.style.setProperty('transform', `translateY(${-shown.getScrollTop()}px)`);
    const place = () => {
      scroll();
      setTops(topsOf(shown, drawn));
      setHasSelection(!(shown.getSelection()?.isEmpty() ?? true));
    };
    place();
    const followed = [
      shown.onDidScrollChange(scroll),
      shown.onDidLayoutChange(place),
      shown.onDidChangeModelContent(place),
      shown.onDidChangeViewZones(place),
      shown.onDidChangeCursorSelection(place),
    ];
    return () => {
      marks.clear();
      for (const each of followed) each.dispose();
    };
  }, [editor, layer, key]);
  return { tops, hasSelection };
}

function NewThread({
  tops,
  hasSelection,
  onComment,
}: {
  tops: Tops;
  hasSelection: boolean;
  onComment: () => void;
}) {
  return (
    <button
      type="button"
      className={clsx(styles.threadMark, styles.threadNew)}
      style={{ top: tops.cursor }}
      title={hasSelection ? 'Comment on the selected words' : `Comment on line ${tops.line}`}
      // The selection has to outlive the press.
      onMouseDown={(event) => event.preventDefault()}
      onClick={onComment}
    >
      <Icon of={MessageSquarePlus} />
    </button>
  );
}

function LineMark({
  threads,
  top,
  onThread,
}: {
  threads: readonly EditorThread[];
  top: number;
  onThread: (id: string) => void;
}) {
  const at = threads.findIndex(({ isChosen }) => isChosen);
  const next = threads[(at + 1) % threads.length];
  if (!next) return null;
  return (
    <button
      type="button"
      className={clsx(styles.threadMark, at >= 0 && styles.threadChosen)}
      style={{ top }}
      aria-label={threads.length === 1 ? next.label : `${threads.length} comments. ${next.label}`}
      onClick={() => onThread(next.id)}
    >
      <Icon of={MessageSquare} />
      {threads.length > 1 && <sub>{threads.length}</sub>}
    </button>
  );
}

function topsOf(editor: Editor, threads: readonly EditorThread[]): Tops {
  const line = editor.getPosition()?.lineNumber ?? 1;
  const topOf = (each: number) => editor.getTopForLineNumber(each);
  return {
    lines: new Map(threads.map(({ startLine }) => [startLine, topOf(startLine)])),
    cursor: topOf(line),
    line,
  };
}

function wordsMark({ startLine, startColumn, endLine, endColumn, isChosen }: EditorThread) {
  return {
    range: new monaco.Range(startLine, startColumn, endLine, endColumn),
    options: { inlineClassName: (isChosen ? styles.chosenWords : styles.threadWords) ?? '' },
  };
}

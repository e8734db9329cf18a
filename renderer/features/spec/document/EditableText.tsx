import { clsx } from 'clsx';
import { type ClipboardEvent, type KeyboardEvent, useLayoutEffect, useRef } from 'react';
import styles from './Editable.module.css';
import { writeWaiting } from '../writing.ts';
import { focusAt, goToNeighbour, leavesLine } from './caretPlace.ts';
import { readCaret, readWords, showRuns } from './editableDom.ts';
import type { TextRun } from './textRuns.ts';

export type EditableTextProps = {
  /** Read aloud: “Criterion AC-1.2”. */
  name: string;
  /** The words as the spec holds them. */
  text: string;
  /** How given words look; called with what is being typed too. */
  decorate: (text: string) => readonly TextRun[];
  onChange: (text: string) => void;
  /** Enter: the words left and right of the caret. */
  onEnter?: ((before: string, after: string) => void) | undefined;
  /** Backspace where nothing is left to delete. */
  onEmptied?: (() => void) | undefined;
  /** Backspace before the first word, and Delete behind the last. */
  onJoin?: ((which: 'above' | 'below') => void) | undefined;
  /** Tab and Shift+Tab; true when they meant something here, so that the focus stays. */
  onLevel?: ((key: 'deeper' | 'up') => boolean) | undefined;
  onFocus?: (() => void) | undefined;
  onBlur?: (() => void) | undefined;
  placeholder?: string | undefined;
  /** Takes the focus when it appears, with the caret at the end or where `caret` says. */
  autoFocus?: boolean | undefined;
  /** Counted in the words. */
  caret?: number | null | undefined;
  /** Line ends are kept and Enter makes one. */
  multiline?: boolean | undefined;
  className?: string | undefined;
  dataKey?: string | undefined;
};

/**
 * Words edited where they stand. The element's inside belongs to this component, not to React: it is
 * rewritten only when it differs from what it should show, never during an IME's composition.
 */
export function EditableText(props: EditableTextProps) {
  const { multiline = false } = props;
  const { element, handlers } = useTyping(props);
  return (
    <span
      ref={element}
      role="textbox"
      tabIndex={0}
      aria-label={props.name}
      aria-multiline={multiline}
      contentEditable="plaintext-only"
      suppressContentEditableWarning
      spellCheck
      data-key={props.dataKey}
      data-placeholder={props.placeholder}
      className={clsx(styles.editable, multiline && styles.multiline, props.className)}
      {...handlers}
      onPaste={multiline ? undefined : pasteAsOneLine}
      onFocus={() => props.onFocus?.()}
    />
  );
}

/** Keeps the element's words as they should be shown, and takes what is typed into them. */
function useTyping(props: EditableTextProps) {
  const { text, decorate, autoFocus = false, multiline = false } = props;
  const element = useRef<HTMLSpanElement>(null);
  const typed = useRef<string | undefined>(undefined);
  const composing = useRef(false);

  useLayoutEffect(() => {
    if (!element.current || composing.current) return;
    // The parser trims; a space just typed at the end must not vanish under the caret.
    const own = typed.current;
    const isOwn = own !== undefined && (own === '' || squash(own) === squash(text));
    showRuns(element.current, decorate(isOwn ? own : text));
  });

  const place = props.caret ?? null;
  useLayoutEffect(() => {
    if (autoFocus && element.current) focusAt(element.current, place);
  }, [autoFocus, place]);

  const take = () => {
    if (!element.current || composing.current) return;
    const words = readWords(element.current);
    typed.current = multiline ? words : words.replaceAll(/[\r\n]+/g, ' ');
    props.onChange(typed.current);
  };
  const forget = () => {
    typed.current = undefined;
  };
  const handlers = {
    onInput: take,
    onKeyDown(event: KeyboardEvent) {
      if (event.nativeEvent.isComposing || !element.current) return;
      takeKey(event, { element: element.current, props, forget });
    },
    onCompositionStart() {
      composing.current = true;
    },
    onCompositionEnd() {
      composing.current = false;
      take();
    },
    onBlur() {
      writeWaiting();
      forget();
      props.onBlur?.();
      if (element.current) showRuns(element.current, decorate(text));
    },
  };
  return { element, handlers };
}

type EditedLine = {
  readonly element: HTMLElement;
  readonly props: EditableTextProps;
  /** What was typed counts no more: the words of the spec are shown again. */
  readonly forget: () => void;
};

/** What a key means beyond the letter it writes. */
function takeKey(event: KeyboardEvent, { element, props, forget }: EditedLine): void {
  const words = readWords(element);
  if (event.key === 'Enter' && !props.multiline && !event.metaKey && !event.ctrlKey) {
    event.preventDefault();
    const caret = readCaret(element);
    const at = caret ? Math.min(caret.anchor, caret.focus) : words.length;
    forget();
    if (!props.onEnter) goToNeighbour(element, 'ArrowDown');
    else props.onEnter(words.slice(0, at).trimEnd(), words.slice(at).trimStart());
  } else if (event.key === 'Backspace' && words.trim() === '' && props.onEmptied) {
    event.preventDefault();
    props.onEmptied();
  } else if (event.key === 'Tab' && props.onLevel && !event.altKey && !event.ctrlKey && !event.metaKey) {
    if (props.onLevel(event.shiftKey ? 'up' : 'deeper')) event.preventDefault();
  } else if (joinKey(event, element, words) && props.onJoin) {
    event.preventDefault();
    forget();
    props.onJoin(event.key === 'Backspace' ? 'above' : 'below');
  } else if (isPlain(event) && leavesLine(event.key, element, words.length)) {
    if (goToNeighbour(element, event.key)) event.preventDefault();
  } else if (event.key === 'Escape') {
    element.blur();
  } else if (isUndo(event) && words === '' && props.text !== '') {
    // An emptied line is not in the text yet, so it is taken back here.
    event.preventDefault();
    forget();
    showRuns(element, props.decorate(props.text));
  }
}

function isPlain(event: KeyboardEvent): boolean {
  return !event.altKey && !event.ctrlKey && !event.metaKey && !event.shiftKey;
}

function joinKey(event: KeyboardEvent, element: HTMLElement, words: string): boolean {
  const caret = readCaret(element);
  if (!isPlain(event) || !caret || caret.anchor !== caret.focus) return false;
  return event.key === 'Backspace'
    ? caret.anchor === 0
    : event.key === 'Delete' && caret.anchor === words.length;
}

function isUndo(event: KeyboardEvent): boolean {
  return event.key.toLowerCase() === 'z' && (event.metaKey || event.ctrlKey) && !event.shiftKey;
}

function squash(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim();
}

/** Pasted lines would break the list in the file; they become one. */
function pasteAsOneLine(event: ClipboardEvent<HTMLElement>): void {
  const text = event.clipboardData.getData('text/plain');
  if (!/[\r\n]/.test(text)) return;
  event.preventDefault();
  document.execCommand('insertText', false, text.replaceAll(/\s*[\r\n]+\s*/g, ' '));
}

import { diffWordsWithSpace } from 'diff';

/** A stretch of words that stayed, went or came; joined in order, `same` and `removed` give the old text. */
export type WordSegment = { readonly kind: 'same' | 'removed' | 'added'; readonly text: string };

/**
 * How one sentence became another, told as a person would: changes that only a space or a short
 * word keeps apart are one change, so that no reader has to puzzle single words together.
 */
export function wordDiff(before: string, after: string): readonly WordSegment[] {
  if (before === after) return before === '' ? [] : [{ kind: 'same', text: before }];
  // Always compared in one order, so that the way back is told by the same words as the way there.
  const isSwapped = before > after;
  const changes = isSwapped ? diffWordsWithSpace(after, before) : diffWordsWithSpace(before, after);
  return joinChanges(
    changes.map((change): WordSegment => {
      const isAdded = isSwapped ? change.removed : change.added;
      const isRemoved = isSwapped ? change.added : change.removed;
      return { kind: isAdded ? 'added' : isRemoved ? 'removed' : 'same', text: change.value };
    }),
  );
}

/** Short enough that keeping it apart helps nobody. */
const isCrumb = (text: string) => /^\s*\S{0,3}\s*$/.test(text);

function joinChanges(segments: readonly WordSegment[]): readonly WordSegment[] {
  const joined: WordSegment[] = [];
  let removed = '';
  let added = '';
  const flush = () => {
    const [head, oldWords, newWords, tail] = trimShared(removed, added);
    push(joined, 'same', head);
    push(joined, 'removed', oldWords);
    push(joined, 'added', newWords);
    push(joined, 'same', tail);
    removed = '';
    added = '';
  };
  segments.forEach((segment, index) => {
    if (segment.kind === 'removed') removed += segment.text;
    else if (segment.kind === 'added') added += segment.text;
    else {
      const isBetween = (removed !== '' || added !== '') && index < segments.length - 1;
      if (isBetween && isCrumb(segment.text)) {
        removed += segment.text;
        added += segment.text;
      } else {
        flush();
        push(joined, 'same', segment.text);
      }
    }
  });
  flush();
  return joined;
}

/** White space that both sides share at their ends is not part of the change. */
function trimShared(removed: string, added: string): readonly [string, string, string, string] {
  if (removed === '' || added === '') return ['', removed, added, ''];
  const head = sharedSpace(removed.match(/^\s*/)?.[0] ?? '', added.match(/^\s*/)?.[0] ?? '');
  const oldRest = removed.slice(head.length);
  const newRest = added.slice(head.length);
  const tail = sharedSpace(oldRest.match(/\s*$/)?.[0] ?? '', newRest.match(/\s*$/)?.[0] ?? '');
  const until = (text: string) => text.slice(0, text.length - tail.length);
  return [head, until(oldRest), until(newRest), tail];
}

function sharedSpace(first: string, second: string): string {
  return first === second ? first : '';
}

function push(into: WordSegment[], kind: WordSegment['kind'], text: string): void {
  if (text === '') return;
  const last = into.at(-1);
  if (last?.kind === kind) into[into.length - 1] = { kind, text: last.text + text };
  else into.push({ kind, text });
}

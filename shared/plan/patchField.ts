import { isScalar, isSeq, type Node, type Pair, type YAMLMap, type YAMLSeq } from 'yaml';
import { type FieldText, fieldLines, renderEntry, renderLine, renderList } from './renderTask.ts';
import {
  afterColon,
  CannotSplice,
  columnOf,
  contentEnd,
  findPair,
  insertBelow,
  lineEnd,
  lineStart,
  nextLine,
  pairEnd,
  rangeOf,
  type Splice,
} from './textSplices.ts';

/** The text being patched and the line ending it uses. */
export type Source = { readonly text: string; readonly eol: string };

/** Where the keys of a block map stand. */
export function mapIndent({ text }: Source, map: YAMLMap): number {
  const first = map.items[0];
  if (map.flow || !first) throw new CannotSplice('Not a block of fields');
  return columnOf(text, rangeOf(first.key as Node)[0]);
}

/** Writes a field at its place in `order`, or leaves it out when `value` is null. */
export function patchField(
  source: Source,
  map: YAMLMap,
  key: string,
  value: FieldText | null,
  order: readonly string[],
): readonly Splice[] {
  const pair = findPair(map, key);
  if (value === null) return pair ? [removePair(source, pair)] : [];
  return [pair ? replaceValue(source, pair, value) : insertPair(source, map, key, value, order)];
}

/** Like `patchField` for words on one line; keeps the quotes the value had. */
export function patchLine(
  source: Source,
  map: YAMLMap,
  key: string,
  value: string | null,
  order: readonly string[],
): readonly Splice[] {
  const old = findPair(map, key)?.value;
  const style = isScalar(old) ? old.type : undefined;
  return patchField(source, map, key, value === null ? null : { inline: renderLine(value, style) }, order);
}

/** Like `patchField` for a list; entries that stay keep their own text, and a block stays a block. */
export function patchList(
  source: Source,
  map: YAMLMap,
  key: string,
  entries: readonly string[],
  order: readonly string[],
): readonly Splice[] {
  const pair = findPair(map, key);
  const old = pair?.value;
  if (entries.length === 0) return pair ? [removePair(source, pair)] : [];
  if (pair && isSeq(old) && old.items.length > 0) {
    const text = old.flow ? patchedFlowList(source, old, entries) : patchedBlockList(source, old, entries);
    const start = old.flow ? rangeOf(old)[0] : lineStart(source.text, rangeOf(old)[0]);
    const end = old.flow ? rangeOf(old)[1] : lineEnd(source.text, contentEnd(source.text, old));
    return [{ start, end, insert: text }];
  }
  return patchField(source, map, key, renderList(entries, mapIndent(source, map)), order);
}

function patchedFlowList(source: Source, list: YAMLSeq, entries: readonly string[]): string {
  const [start, end] = rangeOf(list);
  const padding = source.text.slice(start, end).startsWith('[ ') ? ' ' : '';
  const known = new Map(
    (list.items as Node[]).map((item) => [valueOf(item), source.text.slice(...rangeOf(item))]),
  );
  const words = entries.map((entry) => known.get(entry) ?? renderEntry(entry));
  return `[${padding}${words.join(', ')}${padding}]`;
}

function patchedBlockList(source: Source, list: YAMLSeq, entries: readonly string[]): string {
  const { text } = source;
  const first = list.items[0] as Node;
  const dash = text.lastIndexOf('-', rangeOf(first)[0] - 1);
  const indent = ' '.repeat(columnOf(text, dash));
  const lines = new Map(
    (list.items as Node[]).map((item) => {
      const [start, end] = rangeOf(item);
      return [valueOf(item), text.slice(lineStart(text, start), lineEnd(text, end))];
    }),
  );
  return entries.map((entry) => lines.get(entry) ?? `${indent}- ${renderEntry(entry)}`).join(source.eol);
}

function valueOf(item: Node): string {
  return isScalar(item) ? String(item.value) : '';
}

function insertPair(
  source: Source,
  map: YAMLMap,
  key: string,
  value: FieldText,
  order: readonly string[],
): Splice {
  const indent = mapIndent(source, map);
  const before = order.slice(0, order.indexOf(key)).map((name) => findPair(map, name));
  const after = before.findLast((pair) => pair !== undefined) ?? map.items.at(-1);
  if (!after) throw new CannotSplice('An empty block');
  const lines = fieldLines(key, value, indent);
  return insertBelow(source.text, pairEnd(source.text, after), lines, source.eol);
}

function replaceValue(source: Source, pair: Pair, value: FieldText): Splice {
  const { text, eol } = source;
  const start = afterColon(text, pair);
  const old = pair.value as Node | null;
  const onOneLine = !old?.range || !text.slice(start, contentEnd(text, old)).includes('\n');
  if ('inline' in value) {
    if (!old?.range || rangeOf(old)[0] === rangeOf(old)[1]) {
      return { start, end: start, insert: ` ${value.inline}` };
    }
    return onOneLine
      ? { start: rangeOf(old)[0], end: rangeOf(old)[1], insert: value.inline }
      : { start, end: pairEnd(text, pair), insert: ` ${value.inline}` };
  }
  const comment = /#.*$/.exec(text.slice(commentFrom(text, pair), lineEnd(text, start)))?.[0];
  const head = comment ? `${value.head} ${comment}` : value.head;
  return { start, end: lineEnd(text, pairEnd(text, pair)), insert: [head, ...value.lines].join(eol) };
}

/** A comment on the key's line is only what stands after the value, which may hold a # itself. */
function commentFrom(text: string, pair: Pair): number {
  const start = afterColon(text, pair);
  const old = pair.value as Node | null;
  if (!old?.range) return start;
  const block = isScalar(old) && (old.type === 'BLOCK_LITERAL' || old.type === 'BLOCK_FOLDED');
  return block ? start : Math.min(contentEnd(text, old), lineEnd(text, start));
}

function removePair({ text }: Source, pair: Pair): Splice {
  const [keyStart] = rangeOf(pair.key as Node);
  const start = lineStart(text, keyStart);
  if (text.slice(start, keyStart).trim() !== '') throw new CannotSplice('The first field of an entry');
  return { start, end: nextLine(text, pairEnd(text, pair)), insert: '' };
}

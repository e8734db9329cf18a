import { isMap, isScalar, isSeq, type Node, type Pair, type YAMLMap } from 'yaml';

/** Replaces `text[start, end)`; splices of one edit never overlap. */
export type Splice = { readonly start: number; readonly end: number; readonly insert: string };

/** Thrown where a small splice cannot say the edit (flow style, tags); the caller rewrites the document instead. */
export class CannotSplice extends Error {}

export function applySplices(text: string, splices: readonly Splice[]): string {
  const ordered = splices
    .map((splice, index) => ({ splice, index }))
    .sort((a, b) => a.splice.start - b.splice.start || a.splice.end - b.splice.end || a.index - b.index);
  let result = '';
  let at = 0;
  for (const { splice } of ordered) {
    if (splice.start < at) throw new CannotSplice('Splices overlap');
    result += text.slice(at, splice.start) + splice.insert;
    at = splice.end;
  }
  return result + text.slice(at);
}

export function lineStart(text: string, offset: number): number {
  return text.lastIndexOf('\n', offset - 1) + 1;
}

/** Where a line's own characters end, before its line ending. */
export function lineEnd(text: string, offset: number): number {
  const newline = text.indexOf('\n', offset);
  const end = newline < 0 ? text.length : newline;
  return end > offset && text[end - 1] === '\r' ? end - 1 : end;
}

/** Where the next line begins. */
export function nextLine(text: string, offset: number): number {
  const newline = text.indexOf('\n', offset);
  return newline < 0 ? text.length : newline + 1;
}

/** New lines below the line that holds `offset`; also where the file ends without a line ending. */
export function insertBelow(text: string, offset: number, lines: readonly string[], eol: string): Splice {
  const at = nextLine(text, offset);
  const unended = at === text.length && !text.endsWith('\n');
  return { start: at, end: at, insert: unended ? eol + lines.join(eol) : lines.join(eol) + eol };
}

export function columnOf(text: string, offset: number): number {
  return offset - lineStart(text, offset);
}

export function rangeOf(node: Node): readonly [start: number, end: number] {
  if (!node.range) throw new CannotSplice('A node without a place in the text');
  return [node.range[0], node.range[1]];
}

/** Where a node's content ends: yaml's own range of a block also takes in the comments that follow it. */
export function contentEnd(text: string, node: Node): number {
  const [start, end] = rangeOf(node);
  if (isScalar(node) && (node.type === 'BLOCK_LITERAL' || node.type === 'BLOCK_FOLDED')) {
    return start + text.slice(start, end).trimEnd().length;
  }
  if (isMap(node) && !node.flow) {
    const last = node.items.at(-1);
    return last ? pairEnd(text, last) : end;
  }
  if (isSeq(node) && !node.flow) {
    const last = node.items.at(-1) as Node | undefined;
    return last ? contentEnd(text, last) : end;
  }
  return end;
}

export function pairEnd(text: string, pair: Pair): number {
  const value = pair.value as Node | null;
  return value?.range ? Math.max(contentEnd(text, value), afterColon(text, pair)) : afterColon(text, pair);
}

export function afterColon(text: string, pair: Pair): number {
  const [, keyEnd] = rangeOf(pair.key as Node);
  const colon = /^[ \t]*:/.exec(text.slice(keyEnd, keyEnd + 20));
  if (!colon) throw new CannotSplice('A key without its colon');
  return keyEnd + colon[0].length;
}

export function findPair(map: YAMLMap, key: string): Pair | undefined {
  return map.items.find((pair) => isScalar(pair.key) && pair.key.value === key);
}

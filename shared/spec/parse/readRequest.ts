import type { SpecRequest } from '../specDocument.ts';
import { lineText } from './lineShape.ts';
import { linesRange } from './scanBullet.ts';
import type { Line } from './splitLines.ts';

const MARKER = /^ {0,3}> ?/;
const ATTRIBUTION = /^(?:—|–|--)[ \t]+(\S.*)$/;

/** The quote below the title: the request word for word, then perhaps a line such as `— support, six threads`. */
export function readRequest(
  text: string,
  lines: readonly Line[],
  block: { readonly from: number; readonly to: number },
): SpecRequest {
  const words = lines.slice(block.from, block.to).map((line) => lineText(text, line).replace(MARKER, ''));
  const attribution = words.length > 1 ? (ATTRIBUTION.exec(words.at(-1) ?? '')?.[1]?.trim() ?? null) : null;
  const own = attribution === null ? words : words.slice(0, -1);
  while (own.length > 0 && own.at(-1)?.trim() === '') own.pop();
  const first = lines[block.from];
  const last = lines[block.from + Math.max(own.length, 1) - 1];
  const start = (first?.start ?? 0) + (first ? (MARKER.exec(lineText(text, first))?.[0].length ?? 0) : 0);
  return {
    key: 'request',
    text: own.join('\n'),
    textRange: { start, end: last?.end ?? start },
    attribution,
    range: linesRange(lines, block),
    line: block.from + 1,
  };
}

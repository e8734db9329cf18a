import type { SpecDocument } from '#shared/spec/specDocument.ts';
import { alignParts } from './alignParts.ts';
import type { ForeignEdits } from './foreignEdits.ts';
import { unpackWords } from './origin.ts';
import { proseOf } from './partText.ts';
import { rewordPart } from './rewordPart.ts';
import { readWords } from './sourceWords.ts';
import { type BoundPart, rangeOf, type SpecExport } from './specExport.ts';
import { KEPT } from './writeSpec.ts';

/** Carries back paragraphs or lines without ids: what stayed is found by its words, the rest goes or is put in. */
export function exportGroup(context: SpecExport, group: string): void {
  const { origin, bound, edits, notExpressed } = context;
  const parts = bound.filter(({ part }) => part.startsWith(`${group}:`) && groupOf(part) === group);
  const before = parts.map((part) => readWords(edits.text(part.file), unpackWords(part.words ?? [])));
  const now = textsOf(context.document, group);
  const { kept, added } = alignParts(before, now);
  kept.forEach((index, at) => {
    const part = parts[at];
    if (!part) return;
    if (index !== null) rewordPart(context, part, now[index] ?? '');
    else if (!edits.remove(part.file, rangeOf(part)))
      notExpressed.push(`“${before[at]}” stays in ${part.file}.`);
  });
  for (const { index, after } of added) {
    const near = parts[Math.max(0, after)];
    const text = now[index] ?? '';
    if (!near || near.block[1] <= near.block[0])
      notExpressed.push(`“${text}” has no place in ${origin.path}.`);
    else insertProse(edits, near, group, text, after < 0);
  }
}

function insertProse(
  edits: ForeignEdits,
  near: BoundPart,
  group: string,
  text: string,
  isFirst: boolean,
): void {
  const isItem = group.startsWith('scope');
  const lines = isItem
    ? [`- ${text}`]
    : isFirst
      ? [...text.split(/\r\n|\r|\n/), '']
      : ['', ...text.split(/\r\n|\r|\n/)];
  edits.insert(near.file, near.block[isFirst ? 0 : 1], lines);
}

function textsOf(document: SpecDocument, group: string): readonly string[] {
  const prose = proseOf(document, group);
  const isKept = group === `## ${KEPT}`;
  if (prose) return prose.filter(({ kind }) => !isKept || kind !== 'heading').map(({ text }) => text);
  return group === 'scopeIn' || group === 'scopeOptional' || group === 'scopeOut'
    ? document[group].map(({ text }) => text)
    : [];
}

/** The list that a part such as `why:0` has its place in. */
export function groupOf(part: string): string {
  return part.replace(/:\d+$/, '');
}

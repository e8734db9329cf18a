import type { SpecDocument } from '#shared/spec/specDocument.ts';
import { exportGroup, groupOf } from './exportGroup.ts';
import { exportNewParts } from './exportNewParts.ts';
import type { ForeignEdits } from './foreignEdits.ts';
import type { Origin } from './origin.ts';
import { partText } from './partText.ts';
import { rewordPart } from './rewordPart.ts';
import { type BoundPart, rangeOf, type SpecExport, startSpecExport } from './specExport.ts';

/** Turns what differs between a spec and what it was imported as into edits of the foreign files. */
export function exportSpecEdits(
  origin: Origin,
  document: SpecDocument,
  edits: ForeignEdits,
  notExpressed: string[],
): void {
  const context = startSpecExport(origin, document, edits, notExpressed);
  const { bound } = context;
  const gone = new Set<string>();

  for (const requirement of bound.filter(({ part }) => /^R\d+$/.test(part))) {
    if (document.requirements.some(({ id }) => id === requirement.part)) continue;
    gone.add(requirement.part);
    if (!edits.remove(requirement.file, rangeOf(requirement)))
      notExpressed.push(`${requirement.part} could not be taken out of ${requirement.file}.`);
  }
  for (const part of bound) {
    if (/:\d+$/.test(part.part) || gone.has(ownerOf(part.part))) continue;
    if (!gone.has(part.part)) exportPart(context, part);
  }
  for (const group of new Set(
    bound.filter(({ part }) => /:\d+$/.test(part)).map(({ part }) => groupOf(part)),
  )) {
    if (!gone.has(group.replace(/\/prose$/, ''))) exportGroup(context, group);
  }
  exportNewParts(context);
}

function exportPart(context: SpecExport, part: BoundPart): void {
  const { document, edits, notExpressed } = context;
  const now = partText(document, part.part);
  if (now === null) {
    const isTitle = part.part === 'title' || part.part === 'request';
    if (isTitle || !edits.remove(part.file, rangeOf(part)))
      notExpressed.push(`${part.part} is gone here but stays in ${part.file}.`);
  } else rewordPart(context, part, now);
}

function ownerOf(part: string): string {
  const number = /^AC-(\d+)\./.exec(part)?.[1];
  return number ? `R${number}` : '';
}

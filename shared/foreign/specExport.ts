import type { SpecDocument } from '#shared/spec/specDocument.ts';
import type { ForeignEdits } from './foreignEdits.ts';
import type { Origin, OriginPart } from './origin.ts';

/** A part that has its own lines in a foreign file. */
export type BoundPart = OriginPart & { file: string; block: [number, number] };

/** An imported spec as it is now, beside what it was imported as, and the edits that carry the difference back. */
export type SpecExport = {
  readonly origin: Origin;
  readonly document: SpecDocument;
  readonly edits: ForeignEdits;
  /** What could not be said there, one sentence each; grows as the export goes on. */
  readonly notExpressed: string[];
  readonly bound: readonly BoundPart[];
  readonly byName: ReadonlyMap<string, BoundPart>;
  /** Names of all parts that came from the files. */
  readonly known: ReadonlySet<string>;
};

export function startSpecExport(
  origin: Origin,
  document: SpecDocument,
  edits: ForeignEdits,
  notExpressed: string[],
): SpecExport {
  const bound = origin.parts.filter(
    (part): part is BoundPart => part.file !== undefined && part.block !== undefined,
  );
  return {
    origin,
    document,
    edits,
    notExpressed,
    bound,
    byName: new Map(bound.map((part) => [part.part, part])),
    known: new Set(origin.parts.map(({ part }) => part)),
  };
}

export function rangeOf({ block: [start, end] }: BoundPart): { start: number; end: number } {
  return { start, end };
}

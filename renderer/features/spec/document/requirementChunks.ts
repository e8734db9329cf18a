import type { SpecRequirement } from '#shared/spec/specDocument.ts';

/** Up to here a page draws everything at once without being felt. */
const MOST_WHOLE = 150;
const CHUNK = 20;
const HEADING_PX = 56;
const ROW_PX = 26;
const LETTERS_IN_ROW = 76;

export type RequirementChunk = {
  /** The index of its first among all. */
  readonly start: number;
  readonly key: string;
  readonly members: readonly SpecRequirement[];
};

export function isDrawnWhole(requirements: readonly SpecRequirement[]): boolean {
  return requirements.length <= MOST_WHOLE;
}

export function chunksOf(requirements: readonly SpecRequirement[]): readonly RequirementChunk[] {
  return Array.from({ length: Math.ceil(requirements.length / CHUNK) }, (_, index) => {
    const start = index * CHUNK;
    return { start, key: `chunk ${index}`, members: requirements.slice(start, start + CHUNK) };
  });
}

/** Whether a key is that of a requirement or of something in it. */
export function holdsKey(requirements: readonly SpecRequirement[], key: string): boolean {
  return requirements.some(
    (own) =>
      own.key === key ||
      own.criteria.some((part) => part.key === key) ||
      own.prose.some((part) => part.key === key),
  );
}

/** About how tall they will be, in px: good enough for a scroll bar. */
export function heightOf(requirements: readonly SpecRequirement[]): number {
  const rows = (text: string) => Math.ceil(Math.max(1, text.length) / LETTERS_IN_ROW) * ROW_PX;
  return requirements.reduce(
    (sum, { prose, criteria }) =>
      sum +
      HEADING_PX +
      prose.reduce((own, { text }) => own + rows(text) + 10, 0) +
      criteria.reduce((own, { text, shownBy }) => own + rows(text) + 8 + shownBy.length * 20, 0),
    0,
  );
}

import type { SpecRequirement } from '#shared/spec/specDocument.ts';

/** Lines up to which a page draws everything at once without being felt. */
const MOST_WHOLE = 160;
/** Lines of a chunk: about a window of them. */
const CHUNK = 24;
const HEADING_PX = 56;
const ROW_PX = 26;
const LETTERS_IN_ROW = 76;

export type RequirementChunk = {
  readonly key: string;
  /** The key of the requirement before it. */
  readonly previous: string | null;
  readonly members: readonly SpecRequirement[];
};

export function isDrawnWhole(requirements: readonly SpecRequirement[]): boolean {
  let lines = 0;
  return requirements.every((own) => (lines += linesOf(own)) <= MOST_WHOLE);
}

export function chunksOf(requirements: readonly SpecRequirement[]): readonly RequirementChunk[] {
  const chunks: { key: string; previous: string | null; members: SpecRequirement[] }[] = [];
  let room = 0;
  let previous: string | null = null;
  for (const own of requirements) {
    const lines = linesOf(own);
    if (chunks.length === 0 || room < lines) {
      chunks.push({ key: `chunk ${chunks.length}`, previous, members: [] });
      room = CHUNK;
    }
    chunks.at(-1)?.members.push(own);
    room -= lines;
    previous = own.key;
  }
  return chunks;
}

function linesOf({ prose, criteria }: SpecRequirement): number {
  return 1 + prose.length + criteria.length;
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

/** Their words without the means to write them: what is far from the window is found and read by these. */
export function plainWords(requirements: readonly SpecRequirement[]): string {
  return requirements
    .flatMap(({ id, title, prose, criteria }) => [
      `${id} ${title}`,
      ...prose.map(({ text }) => text),
      ...criteria.map((own) => `${own.id} ${own.text}`),
    ])
    .join('\n\n');
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

import { scanBlocks } from '#shared/spec/parse/scanBlocks.ts';
import { type Line, splitLines } from '#shared/spec/parse/splitLines.ts';
import type { Draft, Place } from './foreignDraft.ts';
import { readBlock } from './readBlock.ts';
import { readHeading } from './readHeading.ts';
import { readScenario } from './readScenario.ts';
import { closeScenario, keep, type SpecReading } from './specReading.ts';

/**
 * Reads one Markdown file of a foreign spec into `draft`; the result says for each line what became of it (null for
 * blank lines). Never fails: what has no place in a spec is kept. `eol` is the line end of the spec to be written.
 */
export function readSpecText(
  text: string,
  file: string,
  draft: Draft,
  eol: string,
): readonly (Place | null)[] {
  const lines = splitLines(text);
  const bodyLine = frontMatterEnd(text, lines);
  const { blocks, unclosedFence } = scanBlocks(text, lines, bodyLine);
  const reading = newReading({ text, file, lines, draft, eol, unclosedFence, places: lines.map(() => null) });
  if (bodyLine > 0) keep(reading, { from: 0, to: bodyLine });
  for (const block of blocks) {
    if (block.kind === 'heading') readHeading(reading, block);
    else if (reading.unknownLevel > 0) keep(reading, block);
    else if (reading.scenario) readScenario(reading, block);
    else readBlock(reading, block);
  }
  closeScenario(reading);
  return reading.places;
}

type Fixed = 'text' | 'file' | 'lines' | 'draft' | 'eol' | 'unclosedFence' | 'places';

function newReading(fixed: Pick<SpecReading, Fixed>): SpecReading {
  return {
    ...fixed,
    mode: null,
    level: 1,
    heading: null,
    section: null,
    requirement: null,
    requirementLevel: 0,
    takesCriteria: false,
    scenario: null,
    unknownLevel: 0,
    lead: '',
    date: '',
  };
}

/** The index of the first line behind front matter; 0 when there is none. */
function frontMatterEnd(text: string, lines: readonly Line[]): number {
  const isFence = (line: Line | undefined) =>
    line !== undefined && /^---[ \t]*$/.test(text.slice(line.start, line.end));
  if (!isFence(lines[0])) return 0;
  const close = lines.findIndex((line, index) => index > 0 && isFence(line));
  return close < 0 ? 0 : close + 1;
}

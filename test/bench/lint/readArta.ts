import { readFile } from 'node:fs/promises';
import type { Smell } from '#shared/spec/lint/finding.ts';

/** Columns of the sheet that published tools report and people labelled; loophole is empty throughout. */
const SMELL_OF: Readonly<Record<string, Smell>> = {
  subjective: 'subjective',
  ambiguous_adv_adj: 'ambiguous',
  nonverifiable: 'nonverifiable',
  superlative: 'superlative',
  comparative: 'comparative',
  negative: 'negative',
  vague_pronoun: 'vague-pronoun',
  uncertain_verb: 'uncertain-verb',
  polysemy: 'polysemy',
};

export type Labelled = { readonly id: string; readonly text: string; readonly smells: ReadonlySet<Smell> };

/** The requirements of ARTA's DS1 with the smells that people saw in them. Tab separated, no quoting, “-” is empty. */
export async function readArta(file: string): Promise<readonly Labelled[]> {
  const { head, rows } = await readTable(file);
  return rows.map((row) => ({
    id: row[0] ?? '',
    text: row[head.indexOf('text')] ?? '',
    smells: smellsOf(head, row),
  }));
}

/** What the published tools said of the same requirements: tool → id → smells. */
export async function readTools(
  file: string,
): Promise<ReadonlyMap<string, ReadonlyMap<string, ReadonlySet<Smell>>>> {
  const { head, rows } = await readTable(file);
  const tools = new Map<string, Map<string, ReadonlySet<Smell>>>();
  for (const row of rows) {
    const tool = row[1] ?? '';
    const told = tools.get(tool) ?? new Map<string, ReadonlySet<Smell>>();
    told.set(row[0] ?? '', smellsOf(head, row));
    tools.set(tool, told);
  }
  return tools;
}

async function readTable(
  file: string,
): Promise<{ head: readonly string[]; rows: readonly (readonly string[])[] }> {
  const [head = [], ...rows] = (await readFile(file, 'utf8'))
    .trimEnd()
    .split(/\r?\n/)
    .map((line) => line.split('\t'));
  return { head, rows };
}

function smellsOf(head: readonly string[], row: readonly string[]): ReadonlySet<Smell> {
  return new Set(
    head.flatMap((column, index) => {
      const smell = SMELL_OF[column];
      return smell && row[index] !== undefined && row[index] !== '-' ? [smell] : [];
    }),
  );
}

export const ARTA_SMELLS: readonly Smell[] = Object.values(SMELL_OF);

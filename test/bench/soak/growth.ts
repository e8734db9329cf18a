import { quantile } from '../quantile.ts';
import type { Sample } from './takeSample.ts';

/** Memory may differ by this share; what has to be let go of may not be more at the end than before. */
export const MOST_GROWTH = 0.1;

const MEASURES: Readonly<Record<keyof Sample, readonly [title: string, goal: 'memory' | 'none']>> = {
  pageMb: ['Page: objects, MB', 'memory'],
  nodes: ['Page: nodes', 'memory'],
  listeners: ['Page: listeners', 'memory'],
  documents: ['Page: documents', 'none'],
  hostMb: ['Host: objects, MB', 'memory'],
  residentMb: ['Host: resident, MB', 'memory'],
  threads: ['Host: threads', 'none'],
  handles: ['Host: file handles', 'none'],
  watches: ['Host: watched places', 'none'],
  children: ['Host: processes below it', 'none'],
};

export type Growth = {
  readonly title: string;
  readonly from: number;
  readonly to: number;
  readonly share: number;
  readonly isMet: boolean;
  readonly goal: string;
};

/** From the middle of the first third of the samples to the middle of the last third, so that one odd round says nothing. */
export function growthOf(samples: readonly Sample[]): readonly Growth[] {
  const third = Math.max(1, Math.floor(samples.length / 3));
  return Object.entries(MEASURES).map(([key, [title, goal]]) => {
    const middle = (some: readonly Sample[]) =>
      quantile(
        some.map((sample) => sample[key as keyof Sample]),
        0.5,
      );
    const from = middle(samples.slice(0, third));
    const to = middle(samples.slice(-third));
    const share = to === from ? 0 : (to - from) / from;
    const isMemory = goal === 'memory';
    return {
      title,
      from,
      to,
      share,
      isMet: isMemory ? share <= MOST_GROWTH : to <= from,
      goal: isMemory ? `at most ${MOST_GROWTH * 100} %` : 'none',
    };
  });
}

export function growthLines(rows: readonly Growth[]): readonly string[] {
  const line = (title: string, ...cells: readonly string[]) =>
    title.padEnd(28) + cells.map((cell) => cell.padStart(14)).join('');
  const number = (value: number) => (Number.isInteger(value) ? String(value) : value.toFixed(1));
  return [
    line('measure', 'after warm-up', 'at the end', 'growth', 'goal', 'met'),
    ...rows.map(({ title, from, to, share, goal, isMet }) =>
      line(title, number(from), number(to), `${(share * 100).toFixed(1)} %`, goal, isMet ? 'yes' : 'NO'),
    ),
  ];
}

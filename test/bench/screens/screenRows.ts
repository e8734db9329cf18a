import { join } from 'node:path';
import { firstPaintFiles } from '../../../build/firstPaintFiles.ts';
import { quantile } from '../quantile.ts';
import type { ScreensRound } from './measureScreens.ts';

/** A figure, and what it is held against where something does nothing else in the same run. */
export type ScreenRow = {
  readonly title: string;
  readonly value: number;
  readonly unit: 'ms' | 'MB' | 'kB';
  readonly floor?: { readonly name: string; readonly value: number };
};

export function screenRows(
  rounds: readonly ScreensRound[],
  { files, lines }: { readonly files: number; readonly lines: number },
): readonly ScreenRow[] {
  const median = (name: Exclude<keyof ScreensRound, 'keys' | 'floorKeys'>) =>
    quantile(
      rounds.map((round) => round[name]),
      0.5,
    );
  const keys = (name: 'keys' | 'floorKeys', share: number) =>
    quantile(
      rounds.flatMap((round) => round[name]),
      share,
    );
  const emptyPage = (share: number) => ({ name: 'an empty page', value: keys('floorKeys', share) });
  return [
    {
      title: `Repository of ${files} files: “Open” to usable`,
      value: median('openRepository'),
      unit: 'ms',
      floor: { name: 'git status there', value: median('gitStatus') },
    },
    { title: `Spec of ${lines} lines: navigation to its text`, value: median('openSpec'), unit: 'ms' },
    {
      title: 'A key in it to its paint, median',
      value: keys('keys', 0.5),
      unit: 'ms',
      floor: emptyPage(0.5),
    },
    {
      title: 'A key in it to its paint, 95th percentile',
      value: keys('keys', 0.95),
      unit: 'ms',
      floor: emptyPage(0.95),
    },
    { title: 'Page at Home: objects', value: median('homeHeap'), unit: 'MB' },
    { title: 'Page of the repository: objects', value: median('projectHeap'), unit: 'MB' },
    { title: 'Page of the spec: objects', value: median('specHeap'), unit: 'MB' },
    { title: 'Host at Home: resident', value: median('hostAtHome'), unit: 'MB' },
    { title: 'Host after opening, its code read: resident', value: median('hostAfterOpen'), unit: 'MB' },
    { title: 'Host after the spec: resident', value: median('hostAfterSpec'), unit: 'MB' },
  ];
}

/** What the first paint asks for. */
export async function bundleRows(root: string): Promise<readonly ScreenRow[]> {
  const files = await firstPaintFiles(join(root, 'out/renderer'));
  const kilobytes = (pattern: RegExp) =>
    files.filter(({ file }) => pattern.test(file)).reduce((sum, { gzipBytes }) => sum + gzipBytes, 0) / 1_000;
  return [
    { title: 'First paint: scripts, gzip', value: kilobytes(/\.js$/), unit: 'kB' },
    { title: 'First paint: styles, gzip', value: kilobytes(/\.css$/), unit: 'kB' },
    { title: 'First paint: faces', value: kilobytes(/\.woff2$/), unit: 'kB' },
  ];
}

export function rowLines(rows: readonly ScreenRow[]): readonly string[] {
  const shown = (value: number, unit: string) => `${value.toFixed(unit === 'MB' ? 1 : 0)} ${unit}`;
  return rows.map(({ title, value, unit, floor }) => {
    const beside = floor
      ? `   ${(value / floor.value).toFixed(2)} × ${floor.name} (${shown(floor.value, unit)})`
      : '';
    return `${title.padEnd(50)}${shown(value, unit).padStart(12)}${beside}`;
  });
}

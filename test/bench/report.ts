import type { Measures } from './measures.ts';
import { quantile } from './quantile.ts';

export type Rounds = Readonly<Record<'overture' | 'bare' | 'react', Measures[]>>;

/** A measure's median and the quarter below and above which another quarter of the rounds lies. */
type Figure = { readonly median: number; readonly from: number; readonly to: number };
type Row = {
  readonly title: string;
  readonly unit: string;
  readonly overture: Figure;
  readonly bare: Figure;
  readonly react: Figure;
};

const TITLES: Readonly<Record<keyof Measures, readonly [title: string, unit: string]>> = {
  ready: ['Host: start to ready line', 'ms'],
  paint: ['Home: first contentful paint', 'ms'],
  usable: ['Home: start to usable, first start', 'ms'],
  usableLater: ['Home: start to usable, later start', 'ms'],
  specPaint: ['Spec: first contentful paint', 'ms'],
  specThere: ['Spec: navigation to its text', 'ms'],
  memory: ['Host: memory at rest', 'MB'],
};

export function toRows(rounds: Rounds): readonly Row[] {
  return Object.entries(TITLES).map(([key, [title, unit]]) => {
    const figures = (name: keyof Rounds) => figure(rounds[name].map((round) => round[key as keyof Measures]));
    return { title, unit, overture: figures('overture'), bare: figures('bare'), react: figures('react') };
  });
}

export function reportLines(rounds: Rounds): readonly string[] {
  const line = (title: string, ...cells: readonly string[]) =>
    title.padEnd(36) + cells.map((cell) => cell.padStart(18)).join('');
  return [
    `Medians of ${rounds.overture.length} rounds, with the middle half of them in brackets, beside a bare page`,
    'and a page of React, each built by Vite and served by a bare Node server.',
    '',
    line('measure', 'Overture', 'bare page', 'React page', 'of bare', 'of React'),
    ...toRows(rounds).map(({ title, unit, overture, bare, react }) => {
      const shown = ({ median, from, to }: Figure) =>
        `${median.toFixed(0)} ${unit} (${from.toFixed(0)}–${to.toFixed(0)})`;
      const ratio = (floor: Figure) => (overture.median / floor.median).toFixed(2);
      return line(title, shown(overture), shown(bare), shown(react), ratio(bare), ratio(react));
    }),
  ];
}

function figure(values: readonly number[]): Figure {
  return { median: quantile(values, 0.5), from: quantile(values, 0.25), to: quantile(values, 0.75) };
}

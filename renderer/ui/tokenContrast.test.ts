import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';

type Theme = ReadonlyMap<string, string>;
type Pair = readonly [foreground: string, background: string];

const SURFACES = ['c-chrome', 'c-pane', 'c-paper', 'c-raised'];
const STATES = 'draft ready held running needs review back landed failed interrupted'.split(' ');
const CODE = ['k-key', 'k-str', 'k-fn', 'k-num', 'k-com', 'c-ink'];
const CODE_GROUNDS = ['c-paper', 'c-pane', 'c-ins-code', 'c-del-code'];

/** Words need 4.5:1 (WCAG 2.2, 1.4.3), the outlines of controls and of the focus 3:1 (1.4.11). */
const WORDS: readonly Pair[] = [
  ...everyPair(['c-ink', 'c-ink-2', 'c-ink-3', 'c-accent', 'c-ins', 'c-del', 'c-mod'], SURFACES),
  ...everyPair(['c-ink', 'c-ink-2', 'c-ink-3'], ['c-sunken', 'c-chip']),
  ...everyPair(['c-on-accent'], ['c-accent-solid', 'c-accent-solid-hover']),
  ...everyPair(['c-ink', 'c-ink-2', 'c-accent'], ['c-accent-tint']),
  ...['ins', 'del', 'mod'].flatMap((edit) => everyPair(['c-ink', `c-${edit}`], [`c-${edit}-tint`])),
  ...STATES.flatMap((state) => everyPair([`st-${state}`], [`st-${state}-tint`, ...SURFACES])),
  ...STATES.flatMap((state) => everyPair(['c-ink', 'c-ink-2'], [`st-${state}-tint`])),
  ...everyPair(CODE, CODE_GROUNDS),
  ...everyPair(['c-ink'], ['c-ins-word', 'c-del-word']),
];
const OUTLINES: readonly Pair[] = [
  ...everyPair(['c-line-control', 'c-focus', 'c-lint'], SURFACES),
  ...everyPair(['c-focus'], ['c-sunken', 'c-chip', 'c-accent-tint']),
];

function everyPair(foregrounds: readonly string[], backgrounds: readonly string[]): Pair[] {
  return foregrounds.flatMap((foreground) => backgrounds.map((background): Pair => [foreground, background]));
}

/** The colours of both themes; the dark one says only what differs. */
function readThemes(): Record<'light' | 'dark', Theme> {
  const css = readFileSync(join(import.meta.dirname, 'tokens.css'), 'utf8');
  const [light = '', dark = ''] = css.split(':root[data-theme="dark"]');
  const colours = (text: string) =>
    [...text.matchAll(/--([\w-]+):\s*(#[0-9a-f]{6});/g)].map(
      ([, name = '', value = '']) => [name, value] as const,
    );
  return { light: new Map(colours(light)), dark: new Map([...colours(light), ...colours(dark)]) };
}

/** Relative luminance of `#rrggbb` in sRGB, 0 to 1 (WCAG 2.2, definition of relative luminance). */
function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const share = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** Contrast of two colours, 1 to 21 (WCAG 2.2, definition of contrast ratio). */
function contrast(one: string, other: string): number {
  const [darker = 0, lighter = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (lighter + 0.05) / (darker + 0.05);
}

function tooFaint(theme: Theme, pairs: readonly Pair[], least: number): string[] {
  return pairs.flatMap(([foreground, background]) => {
    const [ink, ground] = [theme.get(foreground), theme.get(background)];
    if (!ink || !ground) return [`${foreground} or ${background} is no colour`];
    const ratio = contrast(ink, ground);
    return ratio < least ? [`${foreground} on ${background}: ${ratio.toFixed(2)}`] : [];
  });
}

test('black on white is 21 to 1, and a known grey 4.54', () => {
  expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 5);
  expect(contrast('#767676', '#ffffff')).toBeCloseTo(4.54, 2);
});

describe.each(Object.entries(readThemes()))('in the %s theme', (_, theme) => {
  test('words can be read on every ground they stand on', () => {
    expect(tooFaint(theme, WORDS, 4.5)).toEqual([]);
  });

  test('outlines of controls, of the focus and of findings can be seen', () => {
    expect(tooFaint(theme, OUTLINES, 3)).toEqual([]);
  });
});

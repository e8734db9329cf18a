import MarkdownIt from 'markdown-it';
import { lexer } from 'marked';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { editPartText } from '#shared/spec/edit/editPartText.ts';
import { parseSpec } from '#shared/spec/parseSpec.ts';
import { reparseSpec } from '#shared/spec/reparseSpec.ts';
import { applyEdits } from '#shared/spec/textEdit.ts';
import { longSpec } from './longSpec.ts';
import { manySpec } from './manySpec.ts';

/**
 * How long a spec of 5,000 lines takes to read, beside general Markdown parsers on the same text in the same run,
 * and how long a keystroke takes: the smallest edit, applied, and everything read again.
 */
const ROUNDS = 30;
const KEYSTROKES = 300;
const text = longSpec(5_000);

const parsers = {
  'Overture parseSpec': () => parseSpec(text),
  'marked lexer': () => lexer(text),
  'markdown-it parse': () => new MarkdownIt().parse(text, {}),
  'mdast-util-from-markdown': () => fromMarkdown(text),
};

const samples = new Map<string, number[]>(Object.keys(parsers).map((name) => [name, []]));
for (let round = -5; round < ROUNDS; round += 1) {
  // In turn, so that a busy moment of the machine falls on all of them.
  for (const [name, parse] of Object.entries(parsers)) {
    if (name.startsWith('mdast') && round % 5 !== 0) continue;
    const milliseconds = time(parse);
    if (round >= 0) samples.get(name)?.push(milliseconds);
  }
}
const medians = new Map([...samples].map(([name, times]) => [name, quantile(times, 0.5)]));
const ours = medians.get('Overture parseSpec') ?? Number.NaN;
const fastest = Math.min(
  ...[...medians].filter(([name]) => !name.startsWith('Overture')).map(([, median]) => median),
);

console.log(
  `A spec of ${text.split('\n').length} lines, ${Math.round(text.length / 1000)} kB, median of ${ROUNDS} in turn`,
);
for (const [name, median] of medians) console.log(`  ${name.padEnd(26)} ${median.toFixed(1).padStart(8)} ms`);
console.log(`  ${(ours / fastest).toFixed(2)} times the fastest of the others (goal: at most 3)`);

tellKeystrokes('5,000 lines', text, 'AC-150.3');
const many = manySpec(10_000);
tellKeystrokes('10,000 requirements', many, 'AC-5000.1');
const whole = quantile(
  Array.from({ length: 9 }, (_none, round) => time(() => parseSpec(`${many}\n${' '.repeat(round)}`))),
  0.5,
);
console.log(`The same 10,000 read whole: median ${whole.toFixed(1)} ms`);

function tellKeystrokes(what: string, start: string, id: string): void {
  const times = typeInto(start, id, KEYSTROKES);
  const late = quantile(times, 0.95).toFixed(1);
  const middle = quantile(times, 0.5).toFixed(1);
  console.log(
    `A keystroke in ${what}, edited and read again: median ${middle} ms, 95th percentile ${late} ms (goal: below 16)`,
  );
}

/** Milliseconds of each keystroke in the middle of the document. */
function typeInto(start: string, id: string, count: number): readonly number[] {
  let current = parseSpec(start);
  const times: number[] = [];
  for (let key = 0; key < count; key += 1) {
    const words = current.criteria.find((criterion) => criterion.id === id)?.text ?? '';
    times.push(
      time(() => {
        const edit = editPartText(current, id, `${words}${'abcdefghij'[key % 10]}`);
        if (!edit.ok) throw new Error(`the bench could not edit ${id}`);
        current = reparseSpec(current, applyEdits(current.text, edit.value));
      }),
    );
  }
  return times.slice(20);
}

function time(act: () => unknown): number {
  const started = performance.now();
  act();
  return performance.now() - started;
}

function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((left, right) => left - right);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

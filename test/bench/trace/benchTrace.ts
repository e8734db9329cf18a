import { readdir, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { traceHunks } from '#shared/review/trace/traceHunks.ts';
import { learnWeights } from './learnWeights.ts';
import { measureTrace, type Measured, total } from './measureTrace.ts';
import { prepareChange } from './prepareChange.ts';
import { readLabelled } from './readLabelled.ts';

/** Precision and recall of what each hunk serves, on the labelled changes; `--learn` prints new weights. */
const folder = fileURLToPath(new URL('../../fixtures/trace/', import.meta.url));
const names = (await readdir(folder)).filter((name) => name.endsWith('.txt')).sort();
const changes = await Promise.all(
  names.map(async (name) =>
    prepareChange(readLabelled(name.replace('.txt', ''), await readFile(`${folder}${name}`, 'utf8'))),
  ),
);
const isTuning = (name: string) => Number(name.slice(0, 2)) % 2 === 1;
const [tuning, heldOut] = [
  changes.filter(({ name }) => isTuning(name)),
  changes.filter(({ name }) => !isTuning(name)),
];

if (process.argv.includes('--learn')) {
  const weights = learnWeights(tuning);
  for (const [name, value] of Object.entries(weights)) console.log(`  ${name}: ${value.toFixed(2)},`);
  const across = tuning.map((one) => {
    const others = learnWeights(tuning.filter((other) => other !== one));
    return measureTrace(one, traceHunks(one.input, others));
  });
  console.log(line('Learned without the change itself', total(across)));
  console.log(line('Learned', total(tuning.map((one) => measureTrace(one, traceHunks(one.input, weights))))));
} else {
  const hunks = changes.reduce((sum, { input }) => sum + input.hunks.length, 0);
  console.log(
    `${changes.length} changes, ${hunks} hunks, each held against all criteria of its spec; no model`,
  );
  for (const change of changes)
    console.log(line(change.name, measureTrace(change, traceHunks(change.input))));
  for (const [title, some] of [
    ['Tuning half', tuning],
    ['Held-out half', heldOut],
    ['All', changes],
  ] as const) {
    const sums = total(some.map((change) => measureTrace(change, traceHunks(change.input))));
    console.log(
      `${line(title, sums)}  “not asked for” found ${sums.strays} of ${sums.allStrays}, wrongly ${sums.wrongStrays}`,
    );
  }
}

function line(title: string, { right, wrong, missed }: Measured): string {
  const share = (part: number, whole: number) => (whole === 0 ? 1 : part / whole).toFixed(3);
  return `${title.padEnd(34)} precision ${share(right, right + wrong)}  recall ${share(right, right + missed)}`;
}

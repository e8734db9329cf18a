import { readdir, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { traceHunks } from '#shared/review/trace/traceHunks.ts';
import { learnWeights } from './learnWeights.ts';
import { measureTrace, type Measured, total } from './measureTrace.ts';
import { prepareChange } from './prepareChange.ts';
import { readLabelled } from './readLabelled.ts';

/**
 * Precision and recall of what each hunk serves, on the labelled changes, each with weights learned from the others;
 * `--learn` prints new weights.
 */
const folder = fileURLToPath(new URL('../../fixtures/trace/', import.meta.url));
const names = (await readdir(folder)).filter((name) => name.endsWith('.txt')).sort();
const changes = await Promise.all(
  names.map(async (name) =>
    prepareChange(readLabelled(name.replace('.txt', ''), await readFile(`${folder}${name}`, 'utf8'))),
  ),
);
if (process.argv.includes('--learn')) {
  for (const [look, weights] of Object.entries(learnWeights(changes))) {
    console.log(`  ${look}: {`);
    for (const [name, value] of Object.entries<number>(weights))
      console.log(`    ${name}: ${value.toFixed(2)},`);
    console.log('  },');
  }
} else {
  const hunks = changes.reduce((sum, { input }) => sum + input.hunks.length, 0);
  console.log(
    `${changes.length} changes, ${hunks} hunks, each held against all criteria of its spec; no model`,
  );
  const asShipped = changes.map((change) => measureTrace(change, traceHunks(change.input)));
  const withoutItself = changes.map((change) => {
    const others = learnWeights(changes.filter((other) => other !== change));
    return measureTrace(change, traceHunks(change.input, others));
  });
  changes.forEach(({ name }, at) => {
    const measured = withoutItself[at];
    if (measured) console.log(line(name, measured));
  });
  for (const [title, measured] of [
    ['Learned without the change itself', total(withoutItself)],
    ['As shipped, learned from all', total(asShipped)],
  ] as const)
    console.log(
      `${line(title, measured)}  “not asked for” found ${measured.strays} of ${measured.allStrays}, wrongly ${measured.wrongStrays}`,
    );
}

function line(title: string, { right, wrong, missed }: Measured): string {
  const share = (part: number, whole: number) => (whole === 0 ? 1 : part / whole).toFixed(3);
  return `${title.padEnd(34)} precision ${share(right, right + wrong)}  recall ${share(right, right + missed)}`;
}

import { hintsFor } from '#shared/spec/lint/hintsFor.ts';
import { lintSpec } from '#shared/spec/lint/lintSpec.ts';
import { parseSpec } from '#shared/spec/parseSpec.ts';

const ROUNDS = 9;
const LINES = 5_000;

/** How long a spec of 5,000 lines takes, cold and again. */
export function benchSpeed(): void {
  const text = longSpec();
  const document = parseSpec(text);
  const first = timed(() => lintSpec(document));
  const again = Array.from({ length: ROUNDS }, () => timed(() => lintSpec(parseSpec(text)))).toSorted(
    (a, b) => a - b,
  );
  const typed = Array.from({ length: ROUNDS }, (_, round) => {
    const edited = parseSpec(text.replace('record 7 ', `record 7${round} `));
    return timed(() => hintsFor(edited));
  }).toSorted((a, b) => a - b);
  const middle = (times: readonly number[]) => (times[Math.floor(times.length / 2)] ?? 0).toFixed(0);
  const lines = text.split('\n').length;
  console.log(
    `\nSpeed: ${lines} lines, ${document.criteria.length} criteria, ${lintSpec(document).length} findings: ` +
      `${first.toFixed(0)} ms the first time, ${middle(again)} ms parsed and linted again, ${middle(typed)} ms after a keystroke.`,
  );
}

function timed(work: () => unknown): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}

function longSpec(): string {
  const lines = ['---', 'overture: 1', 'id: 001-long', '---', '', '# A long spec', '', '## Requirements', ''];
  for (let requirement = 1; lines.length < LINES; requirement += 1) {
    lines.push(`### R${requirement} Owners see record ${requirement} at once`, '');
    for (let criterion = 1; criterion <= 4; criterion += 1) {
      lines.push(
        `- **AC-${requirement}.${criterion}** WHEN an owner opens record ${requirement} with part ${criterion}, the page SHALL show its`,
        `  newest ${criterion} entries within ${criterion} seconds and should quickly refresh them if they change.`,
        '  - shown by: `npm test`',
      );
    }
    lines.push('');
  }
  return `${lines.join('\n')}\n`;
}

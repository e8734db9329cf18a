import type { Attempt, CheckResult } from './run.ts';

/** Characters at the end of an output that tell one failure from another. */
const TAIL = 4_000;

/**
 * Whether two attempts failed in the same way: the same checks, with outputs that differ only in what changes from
 * run to run (numbers, times, addresses, places of temporary folders).
 */
export function isSameFailure(one: Pick<Attempt, 'checks'>, other: Pick<Attempt, 'checks'>): boolean {
  const [left, right] = [failuresOf(one), failuresOf(other)];
  return (
    left.length > 0 && left.length === right.length && left.every((text, index) => text === right[index])
  );
}

function failuresOf({ checks }: Pick<Attempt, 'checks'>): readonly string[] {
  return checks
    .filter(({ passed }) => !passed)
    .map(({ name, exitCode, output }) => `${name} ${exitCode ?? 'stopped'}\n${steady(output)}`)
    .sort();
}

/** The attempt's own number is in the path of its workspace, so paths are cut to their last part. */
function steady(output: CheckResult['output']): string {
  return output
    .slice(-TAIL)
    .replaceAll(/(?:\/|[A-Za-z]:\\)[^\s'"`:()]*[/\\]/g, '')
    .replaceAll(/\b0x[0-9a-f]+\b|\b[0-9a-f]{7,64}\b/gi, '#')
    .replaceAll(/\d+(?:[.,:]\d+)*/g, '#')
    .replaceAll(/[ \t]+/g, ' ')
    .trim();
}

/** One test in a runner's output. `file` is as printed; `line` counts from 1. */
export type TestLine = {
  readonly name: string;
  readonly passed: boolean;
  readonly file: string | null;
  readonly line: number | null;
};

export type CriterionTest = TestLine & { readonly criterion: string };

type Reader = { readonly pattern: RegExp; readonly passed: (sign: string) => boolean };

/** How runners print a test: node and vitest and jest, TAP, go, pytest, cargo. */
const READERS: readonly Reader[] = [
  {
    pattern: /^\s*(?<sign>[✔✓√✖✕×✗])\s+(?<name>.+?)(?:\s+\(?[\d.]+\s?m?s\)?)?$/u,
    passed: (sign) => '✔✓√'.includes(sign),
  },
  { pattern: /^\s*(?<sign>ok|not ok) \d+ (?:- )?(?<name>.+?)(?:\s+# .*)?$/, passed: (sign) => sign === 'ok' },
  { pattern: /^\s*--- (?<sign>PASS|FAIL): (?<name>\S+)/, passed: (sign) => sign === 'PASS' },
  {
    pattern: /^(?<file>\S+?\.py)::(?<name>\S+) (?<sign>PASSED|FAILED|ERROR)\b/,
    passed: (sign) => sign === 'PASSED',
  },
  { pattern: /^test (?<name>\S+) \.\.\. (?<sign>ok|FAILED)$/, passed: (sign) => sign === 'ok' },
];

/** A test that was not run shows nothing: TAP prints it as passed. */
const SKIPPED = /#\s*(?:SKIP|TODO)\b/i;
const TAP_PLACE = /^\s*location: '(?<file>.+?):(?<line>\d+):\d+'/;
const NODE_PLACE = /^\s*test at (?<file>.+?):(?<line>\d+):\d+$/;

/** The tests that an output tells of, in its order; what it cannot read it leaves out. */
export function readTestLines(output: string): readonly TestLine[] {
  const lines = output.split(/\r?\n/);
  return lines.flatMap((line, index) => {
    const read = SKIPPED.test(line) ? null : readLine(line);
    if (!read) return [];
    const place = read.file === null ? placeOf(lines, index) : { file: read.file, line: null };
    return [{ ...read, ...place }];
  });
}

function readLine(line: string): TestLine | null {
  for (const { pattern, passed } of READERS) {
    const groups = pattern.exec(line)?.groups;
    const name = groups?.['name'];
    if (!groups || name === undefined) continue;
    return { name, passed: passed(groups['sign'] ?? ''), file: groups['file'] ?? null, line: null };
  }
  return null;
}

/** TAP says the place of a test in the block below it, node's own format in the line above. */
function placeOf(lines: readonly string[], index: number): { file: string | null; line: number | null } {
  const above = NODE_PLACE.exec(lines[index - 1] ?? '')?.groups;
  const end = lines.findIndex((line, at) => at > index && (readLine(line) !== null || line.trim() === '...'));
  const block = lines.slice(index + 1, end === -1 ? index + 12 : end);
  const below = block.map((line) => TAP_PLACE.exec(line)?.groups).find((groups) => groups !== undefined);
  const found = above ?? below;
  return { file: found?.['file'] ?? null, line: found ? Number(found['line']) : null };
}

/** Tests that name a criterion by its id (`AC-1.2`, `ac_1_2`), or by the words of its `shown by` line. */
export function testsOfCriteria(
  output: string,
  criteria: readonly { readonly id: string; readonly tests: readonly string[] }[],
): readonly CriterionTest[] {
  const tests = readTestLines(output);
  const named = criteria.map(({ id, tests: names }) => ({ id, names, pattern: idPattern(id) }));
  const found = tests.flatMap((test) =>
    named
      .filter(({ names, pattern }) => pattern.test(test.name) || names.includes(test.name.trim()))
      .map(({ id }) => ({ ...test, criterion: id })),
  );
  return onePerTest(found);
}

/** Runners print a failing test twice, the second time with its place. */
function onePerTest(found: readonly CriterionTest[]): readonly CriterionTest[] {
  const byName = new Map<string, CriterionTest>();
  for (const test of found) {
    const key = `${test.criterion} ${test.name}`;
    const before = byName.get(key);
    const passed = test.passed && (before?.passed ?? true);
    byName.set(key, before && test.file === null ? { ...before, passed } : { ...test, passed });
  }
  return [...byName.values()];
}

/** The id with any sign between its parts, since most languages allow neither dash nor dot in a name. */
function idPattern(id: string): RegExp {
  const parts = id.split(/[^\p{L}\p{N}]+/u).filter((part) => part !== '');
  return new RegExp(
    `(?:(?<![\\p{L}\\p{N}])|(?<=\\bTest))${parts.join('[-_. ]?')}(?![\\p{N}]|[-_.]?\\p{N})`,
    'iu',
  );
}

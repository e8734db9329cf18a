import { placeIn, testResult, type TestResult } from './testResult.ts';

type Reader = { readonly pattern: RegExp; readonly outcome: (sign: string) => TestResult['outcome'] };

const of =
  (passed: string, skipped = '') =>
  (sign: string): TestResult['outcome'] =>
    passed.split(' ').includes(sign) ? 'passed' : skipped.split(' ').includes(sign) ? 'skipped' : 'failed';

/** How runners print a test: node, Vitest, Jest and Mocha; TAP; go; pytest; cargo; Gradle and Maven. */
const READERS: readonly Reader[] = [
  {
    pattern: /^\s*(?<sign>[✔✓√✖✕×✗﹣↓○])\s+(?<name>.+?)(?:\s+\(?[\d.]+\s?m?s\)?)?(?:\s+# .*)?$/u,
    outcome: of('✔ ✓ √', '﹣ ↓ ○'),
  },
  { pattern: /^\s*(?<sign>ok|not ok) \d+ (?:- )?(?<name>.+?)(?:\s+# .*)?$/, outcome: of('ok') },
  { pattern: /^\s*--- (?<sign>PASS|FAIL|SKIP): (?<name>\S+)/, outcome: of('PASS', 'SKIP') },
  {
    pattern: /^(?<file>\S+?\.py)::(?<name>\S+(?: \S+)*?) (?<sign>PASSED|FAILED|ERROR|SKIPPED|XFAIL)\b/,
    outcome: of('PASSED', 'SKIPPED XFAIL'),
  },
  { pattern: /^(?<sign>FAILED|ERROR) (?<file>\S+?\.py)::(?<name>\S+)/, outcome: of('') },
  { pattern: /^test (?<name>\S+) \.\.\. (?<sign>ok|FAILED|ignored)$/, outcome: of('ok', 'ignored') },
  {
    pattern: /^(?<suite>[\w.$]+) > (?<name>.+?) (?<sign>PASSED|FAILED|SKIPPED)$/,
    outcome: of('PASSED', 'SKIPPED'),
  },
];

/** A test that was not run shows nothing: TAP prints it as passed. */
const SKIPPED = /#\s*(?:SKIP|TODO)\b/i;
const TAP_PLACE = /^\s*location: '(?<file>.+?):(?<line>\d+):\d+'/;
const NODE_PLACE = /^\s*test at (?<file>.+?):(?<line>\d+):\d+$/;
/** Vitest names file and suites before the test: `src/a.test.ts > suite > name`. */
const WITH_FILE = /^(?<file>\S+\.\w+)(?: \(\d+ tests?\b.*\))?(?: > (?<rest>.+))?$/;
const LINES_OF_A_FAILURE = 30;

/** The tests that a plain output tells of, in its order; what it cannot read it leaves out. */
export function readTestLines(output: string): readonly TestResult[] {
  const lines = output.split(/\r?\n/);
  return onePerTest(lines.flatMap((line, index) => readLine(line, lines, index) ?? []));
}

function readLine(line: string, lines: readonly string[], index: number): TestResult | null {
  for (const { pattern, outcome } of READERS) {
    const groups = pattern.exec(line)?.groups;
    const printed = groups?.['name'];
    if (!groups || printed === undefined) continue;
    const named = nameOf(printed, groups['suite'] ?? '', groups['file'] ?? null);
    if (!named) return null;
    const result = SKIPPED.test(line) ? 'skipped' : outcome(groups['sign'] ?? '');
    const block = result === 'failed' ? blockBelow(lines, index) : [];
    return testResult({
      ...named,
      outcome: result,
      ...placeOf(lines, index, named.file, block),
      message: block.join('\n'),
    });
  }
  return null;
}

function nameOf(
  printed: string,
  suite: string,
  file: string | null,
): Pick<TestResult, 'name' | 'suite' | 'file'> | null {
  const path = file === null ? WITH_FILE.exec(printed)?.groups : undefined;
  // A line that names only a file counts its tests together.
  if (path && path['rest'] === undefined && /[/\\.]/.test(path['file'] ?? '')) return null;
  const words = path?.['rest'] ?? printed;
  const parts = words.split(file === null ? ' > ' : '::');
  const name = (parts.at(-1) ?? words).trim();
  const around = [...(suite === '' ? [] : [suite]), ...parts.slice(0, -1)].join(' > ');
  return { name, suite: around, file: file ?? path?.['file'] ?? null };
}

/** TAP says the place of a test in the block below it, node in the line above, others in what failed. */
function placeOf(
  lines: readonly string[],
  index: number,
  file: string | null,
  block: readonly string[],
): Pick<TestResult, 'file' | 'line'> {
  const above = NODE_PLACE.exec(lines[index - 1] ?? '')?.groups;
  const below = blockBelow(lines, index)
    .map((line) => TAP_PLACE.exec(line)?.groups)
    .find(Boolean);
  const found = above ?? below;
  if (found) return { file: found['file'] ?? null, line: Number(found['line']) };
  const failing = placeIn(block.join('\n'));
  if (file === null) return failing;
  return { file, line: failing.file !== null && file.endsWith(failing.file) ? failing.line : null };
}

function blockBelow(lines: readonly string[], index: number): readonly string[] {
  const rest = lines.slice(index + 1, index + 1 + LINES_OF_A_FAILURE);
  const end = rest.findIndex(
    (line) =>
      line.trim() === '...' || NODE_PLACE.test(line) || READERS.some(({ pattern }) => pattern.test(line)),
  );
  return end === -1 ? rest : rest.slice(0, end);
}

/** Runners print a failing test twice, the second time with its place; a failure outweighs a pass of the same name. */
function onePerTest(found: readonly TestResult[]): readonly TestResult[] {
  const byName = new Map<string, TestResult>();
  for (const test of found) {
    const key = `${test.suite} > ${test.name}`;
    const before = byName.get(key);
    if (!before) byName.set(key, test);
    else byName.set(key, join(before, test));
  }
  return [...byName.values()];
}

function join(before: TestResult, after: TestResult): TestResult {
  const failed = before.outcome === 'failed' ? before : after;
  const place = after.line !== null || before.file === null ? after : before;
  return {
    ...failed,
    outcome: before.outcome === 'failed' || after.outcome === 'failed' ? 'failed' : after.outcome,
    file: place.file,
    line: place.line,
    message: before.message.length >= after.message.length ? before.message : after.message,
  };
}

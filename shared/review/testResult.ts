/** One test as a runner or a report tells of it. */
export interface TestResult {
  readonly name: string;
  /** The suites or the class around it, joined with “ > ”; empty when none is told. */
  readonly suite: string;
  readonly outcome: 'passed' | 'failed' | 'skipped';
  /** As printed: perhaps absolute, perhaps only a file's name. `line` counts from 1. */
  readonly file: string | null;
  readonly line: number | null;
  /** What it said when it failed, at most 4,000 characters. */
  readonly message: string;
}

const LONGEST_MESSAGE = 4000;

/** A result with what is not told left empty. */
export function testResult(told: Pick<TestResult, 'name' | 'outcome'> & Partial<TestResult>): TestResult {
  return {
    suite: '',
    file: null,
    line: null,
    ...told,
    message: (told.message ?? '').trim().slice(0, LONGEST_MESSAGE),
  };
}

/** `suite > name`, as a reader would say it. */
export function fullName({ suite, name }: Pick<TestResult, 'suite' | 'name'>): string {
  return suite === '' ? name : `${suite} > ${name}`;
}

/** Where stacks and runners print a place: `test/a.test.js:3:1`, `(src/a.ts:12:5)`, `a_test.go:12:`, `test_a.py:7: AssertionError`. */
const PLACE =
  /(?:^|[\s('"])(?:file:\/\/)?(?<file>(?:[A-Za-z]:)?[^\s('":]*[^\s('":/\\]\.[A-Za-z]\w{0,4}):(?<line>\d+)(?::\d+)?/gm;
/** Frames of runners and libraries say nothing about the test. */
const FOREIGN = /node_modules|node:internal|site-packages|\/usr\/|\.cargo/;

/** The first place that a failure's text names in the project's own code. */
export function placeIn(message: string): Pick<TestResult, 'file' | 'line'> {
  for (const { groups } of message.matchAll(PLACE)) {
    const file = groups?.['file'];
    if (file === undefined || FOREIGN.test(file) || /^\d+(?:\.\d+)*$/.test(file)) continue;
    return { file, line: Number(groups?.['line']) };
  }
  return { file: null, line: null };
}

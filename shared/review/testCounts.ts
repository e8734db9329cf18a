/** How many tests passed, of how many that ran. */
export interface TestCounts {
  readonly passed: number;
  readonly total: number;
}

/** The last lines of node:test, Vitest, Jest, Mocha, pytest, cargo and Go’s gotestsum; each names passed and failed. */
const PASSED = [/^# pass (\d+)/m, /^ℹ pass (\d+)/m, /\b(\d+) (?:passed|passing)\b/];
const FAILED = [/^# fail (\d+)/m, /^ℹ fail (\d+)/m, /\b(\d+) (?:failed|failing)\b/];

/** Reads what a test command printed; null when it does not say. The last mention counts, for summaries come last. */
export function testCounts(output: string): TestCounts | null {
  const passed = lastNumber(output, PASSED);
  const failed = lastNumber(output, FAILED);
  if (passed === null && failed === null) return null;
  return { passed: passed ?? 0, total: (passed ?? 0) + (failed ?? 0) };
}

function lastNumber(output: string, patterns: readonly RegExp[]): number | null {
  for (const pattern of patterns) {
    const last = [...output.matchAll(new RegExp(pattern.source, `${pattern.flags}g`))].at(-1);
    if (last?.[1] !== undefined) return Number(last[1]);
  }
  return null;
}

export type Count = { readonly passed: number; readonly failed: number };

/** What failed and its first words, one line each. */
export type Counted = Count & { readonly failures: readonly string[] };

type Report = {
  readonly numPassedTests: number;
  readonly testResults: readonly {
    readonly status: string;
    readonly name?: string;
    readonly message?: string;
    readonly assertionResults: readonly {
      readonly status: string;
      readonly fullName?: string;
      readonly failureMessages?: readonly string[];
    }[];
  }[];
};

/**
 * The tests of one Vitest run, from the report of its `json` reporter. A file that fell over before or beside its
 * tests counts as one failure, as does a run that failed without saying why or left no report at all.
 */
export function countResults(report: unknown, exitCode: number | null): Counted {
  if (!isReport(report)) return { passed: 0, failed: 1, failures: [] };
  const failures = report.testResults.flatMap(failuresOf);
  const failed = failures.length;
  return { passed: report.numPassedTests, failed: failed === 0 && exitCode !== 0 ? 1 : failed, failures };
}

function failuresOf({ status, name = '', message = '', assertionResults }: Report['testResults'][number]) {
  const failed = assertionResults.filter((result) => result.status === 'failed');
  if (failed.length === 0) return status === 'failed' ? [oneLine(name, message)] : [];
  return failed.map(({ fullName = '', failureMessages = [] }) => oneLine(fullName, failureMessages[0] ?? ''));
}

function oneLine(name: string, message: string): string {
  const [first = ''] = message.split('\n', 1);
  return first === '' ? name : `${name}: ${first}`;
}

export function sum(counts: readonly Count[]): Count {
  return counts.reduce(
    (total, count) => ({ passed: total.passed + count.passed, failed: total.failed + count.failed }),
    { passed: 0, failed: 0 },
  );
}

function isReport(value: unknown): value is Report {
  if (typeof value !== 'object' || value === null) return false;
  const report = value as Partial<Report>;
  return typeof report.numPassedTests === 'number' && Array.isArray(report.testResults);
}

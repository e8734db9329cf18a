import type { CheckResult, Evidence } from '#shared/run/run.ts';
import type { CriterionTest } from '#shared/review/testsOfCriteria.ts';
import { type ShownCriterion, testsOfCriteria } from '#shared/review/testsOfCriteria.ts';
import { fullName, type TestResult } from '#shared/review/testResult.ts';
import { findReports } from './results/findReports.ts';
import { placeInProject } from './results/placeInProject.ts';
import { readTests } from './results/readTests.ts';

/** `paths` are the changed files, by which a bare file name is told; `since` is when the check began, in ms. */
export type CheckedWork = {
  readonly folder: string;
  readonly paths: readonly string[];
  readonly since: number;
};

/** Single tests that a check ran, as evidence of the criteria they show: from its output, else from a report it wrote. */
export async function evidenceOfCheck(
  check: CheckResult,
  output: string,
  criteria: readonly ShownCriterion[],
  work: CheckedWork,
): Promise<readonly Evidence[]> {
  const printed = readTests(output);
  const tests = printed.length > 0 ? printed : await findReports(work.folder, work.since);
  return testsOfCriteria(tests, criteria, check.criteria).map((found) =>
    evidenceOf(found, check, output, work),
  );
}

function evidenceOf(
  { criterion, test }: CriterionTest,
  check: CheckResult,
  output: string,
  { folder, paths }: CheckedWork,
): Evidence {
  const excerpt = test.message === '' ? excerptAbout(output, test) : test.message;
  return {
    criterion,
    kind: 'test',
    shows: test.outcome === 'passed' ? 'met' : 'notMet',
    text: test.name,
    path: placeInProject(folder, paths, test),
    line: test.line,
    commit: check.commit,
    at: check.at,
    by: check.name,
    ran: { command: check.command, exitCode: check.exitCode, excerpt },
  };
}

/** The line of the output that names the test. */
function excerptAbout(output: string, test: TestResult): string {
  const lines = output.split('\n');
  return (lines.find((line) => line.includes(test.name)) ?? fullName(test)).trim().slice(0, 500);
}

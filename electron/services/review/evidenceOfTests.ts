import type { Evidence } from '#shared/run/run.ts';
import { type ShownCriterion, testsOfCriteria } from '#shared/review/testsOfCriteria.ts';
import { fullName, type TestResult } from '#shared/review/testResult.ts';
import { placeInProject } from './results/placeInProject.ts';

/** Tests of a report as evidence about `commit`; `paths` are the repository's files, by which places are told. */
export function evidenceOfTests(
  tests: readonly TestResult[],
  criteria: readonly ShownCriterion[],
  of: { readonly root: string; readonly paths: readonly string[]; readonly commit: string },
): readonly Evidence[] {
  const at = new Date().toISOString();
  return testsOfCriteria(tests, criteria).map(({ criterion, test }) => ({
    criterion,
    kind: 'test',
    shows: test.outcome === 'passed' ? 'met' : 'notMet',
    text: fullName(test),
    path: placeInProject(of.root, of.paths, test),
    line: test.line,
    commit: of.commit,
    at,
    by: 'the test report',
    ...(test.message === '' ? {} : { ran: { command: '', exitCode: null, excerpt: test.message } }),
  }));
}

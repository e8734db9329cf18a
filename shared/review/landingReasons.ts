import type { Attempt } from '#shared/run/run.ts';
import { outOfScope } from './outOfScope.ts';
import type { Verdict } from './verdict.ts';

/** Sentences that make landing ask for a reason; empty when all is shown and within its scope. */
export function landingReasons(
  attempt: Pick<Attempt, 'files' | 'allowedPaths' | 'taskId' | 'checks'>,
  judged: readonly Verdict[],
): readonly string[] {
  const unmet = judged.filter((verdict) => verdict.value === 'notMet').map((verdict) => verdict.criterion);
  const unshown = judged
    .filter((verdict) => verdict.value === 'notShown')
    .map((verdict) => verdict.criterion);
  const strays = outOfScope(attempt);
  // A failing check that shows a criterion has spoken as “not met” already.
  const failing = attempt.checks
    .filter((check) => !check.passed && check.criteria.length === 0)
    .map((check) => `“${check.name}”`);
  return [
    ...(unmet.length > 0 ? [`${named(unmet)} ${unmet.length === 1 ? 'is' : 'are'} not met.`] : []),
    ...(unshown.length > 0 ? [`${named(unshown)} ${unshown.length === 1 ? 'is' : 'are'} not shown.`] : []),
    ...(failing.length > 0 ? [`${named(failing)} ${failing.length === 1 ? 'fails' : 'fail'}.`] : []),
    ...strays.map((file) =>
      file.protected
        ? `${file.path} is protected.`
        : `${file.path} is outside the files ${attempt.taskId} declared.`,
    ),
  ];
}

function named(ids: readonly string[]): string {
  return ids.length < 2 ? (ids[0] ?? '') : `${ids.slice(0, -1).join(', ')} and ${ids.at(-1)}`;
}

import type { Attempt } from '#shared/run/run.ts';
import { outOfScope } from './outOfScope.ts';
import type { Verdict } from './verdict.ts';

/** Sentences that make landing ask for a reason; empty when all is shown and within its scope. */
export function landingReasons(
  attempt: Pick<Attempt, 'files' | 'allowedPaths' | 'taskId'>,
  judged: readonly Verdict[],
): readonly string[] {
  const unmet = judged.filter((verdict) => verdict.value === 'notMet').map((verdict) => verdict.criterion);
  const unshown = judged
    .filter((verdict) => verdict.value === 'notShown')
    .map((verdict) => verdict.criterion);
  const strays = outOfScope(attempt);
  return [
    ...(unmet.length > 0 ? [`${named(unmet)} ${unmet.length === 1 ? 'is' : 'are'} not met.`] : []),
    ...(unshown.length > 0 ? [`${named(unshown)} ${unshown.length === 1 ? 'is' : 'are'} not shown.`] : []),
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

import { actOf } from '#shared/run/permission.ts';
import type { Attempt, Need, Run } from '#shared/run/run.ts';
import type { ProjectRuns } from './projectRuns.ts';

/** Keeps an answer that lasts, for every agent of the project; `attempt` is as it was when it was asked. */
export function rememberAlways(
  runs: ProjectRuns,
  run: Run,
  attempt: Attempt,
  answer: { readonly needId: string; readonly optionId: string; readonly by: string },
): void {
  const need = attempt.needs.find(({ id }) => id === answer.needId);
  const option = need?.options.find(({ id }) => id === answer.optionId);
  if (!need?.lasting || option?.kind !== 'allowAlways') return;
  runs.permissions.allow(need, answer.by);
  for (const other of run.attempts) {
    const alike = other.needs.filter((one) => one.lasting && one !== need && actOf(one) === actOf(need));
    for (const one of alike) allowToo(runs, run, other, one, answer.by);
  }
}

/** What others wait with the same question for is answered by it, too. */
function allowToo(runs: ProjectRuns, run: Run, { id: attemptId }: Attempt, need: Need, by: string): void {
  const option = need.options.find(({ kind }) => kind === 'allowOnce' || kind === 'allowAlways');
  if (!option) return;
  const answer = { optionId: option.id, text: '' };
  const heard = runs.jobs.get(attemptId)?.session?.answer(need.id, answer) ?? false;
  if (heard) runs.record(run.id, [{ type: 'needAnswered', attemptId, needId: need.id, ...answer, by }]);
}

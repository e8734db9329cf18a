import { useEffect, useMemo } from 'react';
import { tally } from '#shared/review/verdict.ts';
import { verdicts } from '#shared/review/verdicts.ts';
import type { Run } from '#shared/run/run.ts';
import { lastAttemptOf } from '#shared/run/taskStates.ts';
import { parseSpec } from '#shared/spec/parseSpec.ts';
import { showTrace, type Trace } from '#renderer/app/traceStore.ts';
import { requestTrace } from '#renderer/app/requestTrace.ts';

/** Shows the chain of the whole run, from the request to what was seen, while nothing waits to be looked at. */
export function useLandedTrace(run: Run | null): void {
  const trace = useMemo(() => (run ? traceOfRun(run) : undefined), [run]);
  useEffect(() => {
    showTrace(trace);
    return () => showTrace(undefined);
  }, [trace]);
}

export function traceOfRun(run: Run): Trace {
  const spec = parseSpec(run.specText);
  const attempts = run.tasks.flatMap((task) => lastAttemptOf(run, task.id) ?? []);
  const landed = attempts.filter(({ state }) => state === 'landed');
  const paths = new Set(landed.flatMap(({ files }) => files.map(({ path }) => path)));
  const asked = spec.criteria.filter(({ id }) => run.tasks.some(({ criteria }) => criteria.includes(id)));
  const met = tally(
    asked.flatMap((criterion) => {
      const own = landed.filter(({ taskId }) =>
        run.tasks.some((task) => task.id === taskId && task.criteria.includes(criterion.id)),
      );
      const judged = own.flatMap((attempt) => verdicts(attempt, [criterion]));
      return judged.find(({ value }) => value === 'met') ?? judged[0] ?? [];
    }),
  ).met;
  return {
    ...requestTrace(spec.request, 'made'),
    requirement: { text: counted(spec.requirements.length, 'requirement', 'requirements') },
    criterion: { text: counted(asked.length, 'criterion', 'criteria') },
    task: { text: `${landed.length} of ${counted(run.tasks.length, 'task', 'tasks')} landed` },
    ...(paths.size > 0 ? { files: { text: counted(paths.size, 'file', 'files') } } : {}),
    ...(asked.length > 0
      ? { evidence: { text: `${met} of ${asked.length} met`, open: met < asked.length } }
      : {}),
    here: 'task',
  };
}

/** In figures, as the rest of the bar counts. */
function counted(count: number, one: string, many: string): string {
  return `${count} ${count === 1 ? one : many}`;
}

import { useEffect } from 'react';
import { requestTrace } from '#renderer/app/requestTrace.ts';
import { showTrace, type Trace } from '#renderer/app/traceStore.ts';
import { attemptTrace, workTrace } from '#renderer/features/run/workTrace.ts';
import type { Task } from '#shared/plan/plan.ts';
import type { Run } from '#shared/run/run.ts';
import { lastAttemptOf } from '#shared/run/taskStates.ts';
import type { SpecDocument } from '#shared/spec/specDocument.ts';
import type { PlanModel } from './planModel.ts';
import { usePlan } from './planStore.ts';

/** Shows the chain of the selected task in the trace bar, or the request's when none is. */
export function usePlanTrace(model: PlanModel | null, task: Task | undefined, run: Run | null): void {
  const spec = usePlan((store) => store.spec);
  useEffect(() => {
    if (!model || !spec) return undefined;
    showTrace(traceOf(model, spec, task, run));
    return () => showTrace(undefined);
  }, [model, spec, task, run]);
}

function traceOf(model: PlanModel, spec: SpecDocument, task: Task | undefined, run: Run | null): Trace {
  const request = requestTrace(spec.request, 'agreed');
  if (!task) {
    const { requirements, criteria } = spec;
    return {
      ...request,
      ...rangeOf(
        requirements.map((one) => one.id),
        criteria.length,
      ),
      ...(run ? workTrace(run, criteria) : {}),
      task: { text: model.plan.tasks.length === 1 ? '1 task' : `${model.plan.tasks.length} tasks` },
      here: 'task',
    };
  }
  const criteria = spec.criteria.filter(({ id }) => task.criteria.includes(id));
  const covered = model.context.criteria.filter(({ id }) => task.criteria.includes(id));
  return {
    ...request,
    ...rangeOf([...new Set(covered.map((one) => one.requirement))], covered.length),
    ...(run ? attemptTrace(lastAttemptOf(run, task.id), criteria) : {}),
    task: { label: task.id, text: task.title },
    here: 'task',
  };
}

function rangeOf(
  requirements: readonly string[],
  criteria: number,
): Pick<Trace, 'requirement' | 'criterion'> {
  const [first] = requirements;
  const last = requirements.at(-1);
  if (!first) return {};
  return {
    requirement: {
      label: first === last ? first : `${first} to ${last}`,
      text: criteria === 1 ? '1 criterion' : `${criteria} criteria`,
    },
    criterion: null,
  };
}

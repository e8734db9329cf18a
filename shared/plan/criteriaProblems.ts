import { membersOf } from './groups.ts';
import type { Plan, Task } from './plan.ts';
import type { PlanContext, PlanCriterion } from './planContext.ts';
import type { PlanProblem, QuickFix } from './planProblem.ts';

/** Criteria nobody covers, tasks that cover what the spec does not have, and tasks nothing shows to be done. */
export function criteriaProblems(plan: Plan, context: PlanContext): readonly PlanProblem[] {
  return [...uncovered(plan, context), ...unknown(plan, context), ...unshown(plan, context)];
}

function uncovered(plan: Plan, context: PlanContext): readonly PlanProblem[] {
  const builders = plan.tasks.filter((task) => task.role === 'implement' || task.role === 'debug');
  const covered = new Set(builders.flatMap((task) => task.criteria));
  return context.criteria
    .filter((criterion) => !criterion.optional && !covered.has(criterion.id))
    .map((criterion) => ({
      key: `uncovered ${criterion.id}`,
      kind: 'uncovered',
      severity: 'warning',
      taskIds: [],
      criteria: [criterion.id],
      sentence: `No task covers ${criterion.id}`,
      detail: '',
      quote: criterion.text,
      files: [],
      fixes: coverFixes(builders, criterion, context),
    }));
}

function coverFixes(
  builders: readonly Task[],
  criterion: PlanCriterion,
  context: PlanContext,
): readonly QuickFix[] {
  const siblings = new Set(
    context.criteria.filter((other) => other.requirement === criterion.requirement).map(({ id }) => id),
  );
  const related = (task: Task) => task.criteria.filter((id) => siblings.has(id)).length;
  const best = builders.toSorted((a, b) => related(b) - related(a))[0];
  const add: QuickFix[] = best
    ? [
        {
          label: `Add to ${best.id}`,
          edit: { kind: 'updateTask', id: best.id, fields: { criteria: [...best.criteria, criterion.id] } },
          quiet: false,
        },
      ]
    : [];
  const create: QuickFix = {
    label: 'New task',
    edit: {
      kind: 'addTask',
      fields: {
        title: criterion.requirementTitle || `Meet ${criterion.id}`,
        criteria: [criterion.id],
        checks: defaultChecks(context.commands),
        instructions: `Make this true:\n\n${criterion.id}: ${criterion.text}`,
      },
    },
    quiet: false,
  };
  return [...add, create];
}

function unknown(plan: Plan, context: PlanContext): readonly PlanProblem[] {
  const known = new Set(context.criteria.map((criterion) => criterion.id));
  return plan.tasks.flatMap((task) =>
    task.criteria
      .filter((id) => !known.has(id))
      .map((id): PlanProblem => {
        const criteria = task.criteria.filter((other) => other !== id);
        return {
          key: `unknownCriterion ${task.id} ${id}`,
          kind: 'unknownCriterion',
          severity: 'error',
          taskIds: [task.id],
          criteria: [id],
          sentence: `${task.id} covers ${id}, which the spec does not have`,
          detail: '',
          quote: null,
          files: [],
          fixes: [
            {
              label: `Take ${id} out`,
              edit: { kind: 'updateTask', id: task.id, fields: { criteria } },
              quiet: false,
            },
          ],
        };
      }),
  );
}

function unshown(plan: Plan, context: PlanContext): readonly PlanProblem[] {
  const checks = defaultChecks(context.commands);
  const members = membersOf(plan);
  return plan.tasks.flatMap((task): PlanProblem[] => {
    // A group is shown to be done by the tasks within it.
    if ((members.get(task.id)?.length ?? 0) > 0) return [];
    const about = { severity: 'warning', taskIds: [task.id], criteria: [], quote: null, files: [] } as const;
    const builds = task.role === 'implement' || task.role === 'debug';
    const noCriteria = task.criteria.length === 0 && (task.role === 'implement' || task.role === 'verify');
    const noChecks = builds && task.checks.length === 0 && checks.length > 0;
    return [
      ...(noCriteria
        ? [
            {
              ...about,
              key: `noCriteria ${task.id}`,
              kind: 'noCriteria' as const,
              sentence: `${task.id} covers no criterion`,
              detail: 'Review could not hold its changes against anything.',
              fixes: [],
            },
          ]
        : []),
      ...(noChecks
        ? [
            {
              ...about,
              key: `noChecks ${task.id}`,
              kind: 'noChecks' as const,
              sentence: `${task.id} has no checks`,
              detail: 'Nothing runs to show that it is done.',
              fixes: [
                {
                  label: `Run ${checks.join(' and ')}`,
                  edit: { kind: 'updateTask', id: task.id, fields: { checks } } as const,
                  quiet: false,
                },
              ],
            },
          ]
        : []),
    ];
  });
}

/** The commands worth running after a change, in the order in which they fail fastest for the reader. */
export function defaultChecks(commands: readonly string[]): readonly string[] {
  return ['test', 'lint', 'types', 'typecheck'].filter((name) => commands.includes(name));
}

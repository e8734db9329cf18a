import type { Trace } from '#renderer/app/traceStore.ts';
import type { Run } from '#shared/run/run.ts';
import { lastAttemptOf } from '#shared/run/taskStates.ts';
import type { SpecCriterion } from '#shared/spec/specDocument.ts';
import { criteriaShown } from './runSummary.ts';

/** What the newest run did for some criteria of its spec: the tasks, the files they changed, and what is shown. */
export function workTrace(run: Run, criteria: readonly SpecCriterion[]): Trace {
  const ids = criteria.map(({ id }) => id);
  // Those that answer for no criterion belong to the whole only.
  const isWhole = run.tasks.every((task) => task.criteria.every((id) => ids.includes(id)));
  const tasks = run.tasks.filter((task) => isWhole || task.criteria.some((id) => ids.includes(id)));
  const [only] = tasks;
  if (!only || criteria.length === 0) return {};
  const files = new Set(
    tasks.flatMap((task) => lastAttemptOf(run, task.id)?.files.map(({ path }) => path) ?? []),
  );
  const { shown, total } = criteriaShown(run, criteria);
  return {
    task: tasks.length === 1 ? { label: only.id, text: only.title } : { text: `${tasks.length} tasks` },
    ...(files.size > 0
      ? { files: { text: files.size === 1 ? '1 file changed' : `${files.size} files changed` } }
      : {}),
    ...(shown > 0 ? { evidence: { text: evidenceWords(shown, total), open: shown < total } } : {}),
  };
}

function evidenceWords(shown: number, total: number): string {
  return total === 1 ? 'shown' : `${shown} of ${total} criteria shown`;
}

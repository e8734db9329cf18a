import { createElement } from 'react';
import type { Trace } from '#renderer/app/traceStore.ts';
import { CountDelta } from '#renderer/ui/CountDelta.tsx';
import { tally } from '#shared/review/verdict.ts';
import { verdicts } from '#shared/review/verdicts.ts';
import type { Attempt, Run } from '#shared/run/run.ts';
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

/** What the newest attempt at a task changed, and how it stands with the task's criteria. */
export function attemptTrace(attempt: Attempt | undefined, criteria: readonly SpecCriterion[]): Trace {
  const files = attempt?.files ?? [];
  const added = files.reduce((sum, file) => sum + (file.added ?? 0), 0);
  const removed = files.reduce((sum, file) => sum + (file.removed ?? 0), 0);
  const judged = attempt ? tally(verdicts(attempt, criteria)) : null;
  return {
    ...(files.length > 0 ? { files: { text: changedWords(files.length, added, removed) } } : {}),
    ...(judged && judged.met + judged.notMet > 0
      ? { evidence: { text: `${judged.met} of ${criteria.length} met`, open: judged.met < criteria.length } }
      : {}),
  };
}

function changedWords(files: number, added: number, removed: number) {
  const words = `${files} ${files === 1 ? 'file' : 'files'} changed `;
  return createElement('span', null, words, createElement(CountDelta, { added, removed }));
}

function evidenceWords(shown: number, total: number): string {
  return total === 1 ? 'shown' : `${shown} of ${total} criteria shown`;
}

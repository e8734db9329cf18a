import { randomUUID } from 'node:crypto';
import { wordsOfAnswer } from '#shared/run/decideAnswer.ts';
import { localDate } from '#shared/spec/localDate.ts';
import type { Attempt, Run } from '#shared/run/run.ts';
import type { ProjectRuns } from './projectRuns.ts';

/** Proposes what a person answered an agent as a decision of the spec; `attempt` is as it was when it asked. */
export function proposeDecision(
  { needs, project }: ProjectRuns,
  run: Run,
  attempt: Attempt,
  answer: { readonly needId: string; readonly optionId: string; readonly text: string; readonly by: string },
): void {
  const need = attempt.needs.find(({ id }) => id === answer.needId);
  if (need?.kind !== 'question') return;
  const now = needs.clock();
  const about = need.detail === '' ? '' : ` (${need.detail})`;
  const text = `${localDate(now)} ${need.title}${about} ${wordsOfAnswer(need, answer)}.`;
  needs.propose(project, run.specId, [
    {
      id: randomUUID(),
      edit: { kind: 'addItem', list: 'decisions', text: text.replace(/\.\.$/, '.') },
      source: `${attempt.taskId} asked`,
      questionId: null,
      citations: [],
      at: new Date(now).toISOString(),
    },
  ]);
}

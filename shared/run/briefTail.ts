import type { Attempt, Run } from './run.ts';

/** What stands at the end of a brief: what people answered so far, how to ask, and whether it goes on from before. */
export function briefTail(run: Run, attempt: Attempt, isResumed: boolean): string {
  const parts = [answers(run, attempt), attempt.agentKind === 'acp' ? TOOLS : '', isResumed ? GO_ON : ''];
  return parts
    .filter((part) => part !== '')
    .map((part) => `\n${part}\n`)
    .join('');
}

/** Of every attempt at the task: a question is not asked twice. */
function answers(run: Run, { taskId }: Attempt): string {
  const notes = run.attempts.filter((one) => one.taskId === taskId).flatMap((one) => one.notes);
  const lines = notes
    .filter(({ kind }) => kind === 'answer')
    .map(({ reason, text, by }) => `- ${reason} ${by} answered: ${text}`);
  return lines.length === 0 ? '' : `## Answered before\n\n${lines.join('\n')}`;
}

const TOOLS = `## Asking and telling

Where you have the tools of the server “overture”, use them; where you do not, do without.

- \`ask_person\` when the spec leaves open something that matters and that you cannot find out.
- \`ask_wider_scope\` before you change a file that you may not change.
- \`record_decision\` and \`record_assumption\` for what you settled yourself.
- \`report_evidence\` for what shows that a criterion is met, or that it is not.
- \`answer_comment\` for what you made of a comment, where your task came back with some.`;

const GO_ON = `## Going on

This work was begun before and interrupted. What was done so far is in the files; look at it first, then finish.`;

import { listPart } from './brief/briefPart.ts';
import type { Hide } from './brief/hideSecrets.ts';
import type { Attempt, Run } from './run.ts';

/** A tail has at most this many UTF-16 units. */
export const TAIL_UNITS = 10_000;
/** What the words that stand in every tail need, and the line ends between them. */
const FIXED_UNITS = 1500;

/**
 * What stands at the end of a brief, in at most `TAIL_UNITS`: what people answered so far, how to ask, and whether it
 * goes on from before. `hide` takes out what nobody may be shown.
 */
export function briefTail(
  run: Run,
  attempt: Attempt,
  isResumed: boolean,
  hide: Hide = (text) => text,
): string {
  const parts = [
    answers(run, attempt, hide),
    attempt.agentKind === 'acp' ? TOOLS : '',
    isResumed ? GO_ON : '',
  ];
  return parts
    .filter((part) => part !== '')
    .map((part) => `\n${part}\n`)
    .join('');
}

/** Of every attempt at the task: a question is not asked twice. */
function answers(run: Run, { taskId }: Attempt, hide: Hide): string {
  const notes = run.attempts.filter((one) => one.taskId === taskId).flatMap((one) => one.notes);
  const list = notes
    .filter(({ kind }) => kind === 'answer')
    .map(({ reason, text, by }) => ({ lead: '', text: hide(`${reason} ${by} answered: ${text}`) }));
  const rest = 'The run keeps them in full; `ask_person` where one is not clear.';
  return listPart('answers', 'Answered before', list, { rest }).fit(TAIL_UNITS - FIXED_UNITS);
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

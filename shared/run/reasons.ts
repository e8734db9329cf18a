import type { LaterEvent } from './evolve/evolver.ts';
import { REASON_WORDS, type Sayer } from './reasonWords.ts';
import type { Reason, Run } from './run.ts';
import { listOf } from './words.ts';

/** Milliseconds within which equal sentences belong to one decision and are told as one. */
const ONE_DECISION_MS = 1000;

/** What an event adds to “Why each task runs or waits”. `run` is the run before it. */
export function reasonsOf(run: Run, body: LaterEvent, at: string): readonly Reason[] {
  const say = REASON_WORDS[body.type] as Sayer<LaterEvent>;
  const said = say(run, body);
  return said ? [{ at, ...said }] : [];
}

/** Appends, and tells launches or holds of one decision that have the same reason as one: “Launched T1 and T2”. */
export function withReasons(before: readonly Reason[], added: readonly Reason[]): readonly Reason[] {
  return added.reduce((reasons, reason) => {
    const last = reasons.at(-1);
    const joined = last && join(last, reason);
    return joined ? [...reasons.slice(0, -1), joined] : [...reasons, reason];
  }, before);
}

function join(last: Reason, next: Reason): Reason | null {
  const verb = /^(?:Launched|Held) /.exec(next.title)?.[0];
  // The clock may have been set back in between.
  const near = Math.abs(Date.parse(next.at) - Date.parse(last.at)) <= ONE_DECISION_MS;
  const text = ofSeveral(next.text);
  if (!verb || !near || !last.title.startsWith(verb) || ofSeveral(last.text) !== text) return null;
  const taskIds = [...last.taskIds, ...next.taskIds];
  return { ...last, taskIds, title: `${verb}${listOf(taskIds)}`, text };
}

function ofSeveral(text: string): string {
  return text
    .replace('Nothing comes before it.', 'Nothing comes before them.')
    .replace('It waits', 'They wait')
    .replace('It starts', 'They start')
    .replace('It would', 'They would');
}

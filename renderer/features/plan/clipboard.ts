import { copyTasks, pasteTasks } from '#shared/plan/copyTasks.ts';
import { parsePlan } from '#shared/plan/parsePlan.ts';
import { choose, editAll, planStore, say, select } from './planStore.ts';

/** What was copied here last, for browsers that let nobody read the clipboard without asking. */
let lastCopied = '';

/** The chosen tasks in the words of plan.yaml; null when none is chosen. */
export function copiedText(): string | null {
  const { session, chosen } = planStore.getState();
  if (!session || chosen.size === 0) return null;
  lastCopied = copyTasks(parsePlan(session.text).plan, chosen);
  return lastCopied;
}

/** Adds the tasks that the text holds and chooses them; says so when it holds none. */
export function pasteText(text: string): void {
  const { session } = planStore.getState();
  if (!session) return;
  const paste = pasteTasks(parsePlan(session.text).plan, text || lastCopied);
  if (!paste) return say('There is no task on the clipboard. Copy tasks of a plan first.');
  if (editAll(paste.edits)) choose(paste.ids);
}

export function duplicateChosen(): void {
  const text = copiedText();
  if (text !== null) pasteText(text);
}

/** Removes every chosen task; those that waited for one wait for nothing in its place. */
export function removeChosen(): void {
  const { chosen } = planStore.getState();
  if (editAll([...chosen].map((id) => ({ kind: 'removeTask', id })))) select(null);
}

import { hash } from 'node:crypto';
import type { ToolCallUpdate } from '@agentclientprotocol/sdk';
import { callEntry } from './acpCallEntry.ts';
import { watchRepeats } from './repeatWatch.ts';

/**
 * Agents act without asking, too: one that comes no further would do so as long as its time and money last. Give it
 * each call that has come to its end; `onStuck` hears what the agent does and at which call.
 */
export function watchCalls(
  workspace: string,
  onStuck: (does: string, act: string) => void,
): (call: ToolCallUpdate) => void {
  const repeats = watchRepeats();
  return (call) => {
    const isDone = call.status === 'completed';
    if (!repeats.isStuck(toldBy(call, workspace), isDone)) return;
    onStuck(isDone ? 'does the same thing' : 'fails at the same thing', callEntry(call, workspace).text);
  };
}

/**
 * Two calls share this when the second one brought nothing new: what was called, and how it ended. The numbers in its
 * outcome do not count, because times and ports change by themselves.
 */
function toldBy(call: ToolCallUpdate, workspace: string): string {
  const { text, detail, files } = callEntry(call, workspace);
  const outcome = detail.replaceAll(/\d+/g, '#');
  // Only whether they are the same is asked, and an outcome can be long.
  return hash('sha256', JSON.stringify([text, call.rawInput ?? null, files, call.status, outcome]));
}

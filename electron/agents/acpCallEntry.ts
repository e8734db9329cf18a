import type { ToolCallUpdate } from '@agentclientprotocol/sdk';
import type { ActivityEntry } from '#shared/run/activity.ts';
import { acpCommandOf, acpPlanOf, acpTerminalText } from './acpRawInput.ts';
import { countLines } from './countLines.ts';
import { insideOf } from './insideOf.ts';

type Files = ActivityEntry['files'];
type Kind = ActivityEntry['kind'];
export type EntryBody = Omit<ActivityEntry, 'id' | 'at'>;

const KINDS: Readonly<Record<string, Kind>> = {
  read: 'read',
  search: 'search',
  fetch: 'search',
  edit: 'edit',
  delete: 'edit',
  move: 'edit',
  execute: 'execute',
  think: 'thought',
};
const RANK: Readonly<Record<string, number>> = { pending: 0, in_progress: 1, completed: 2, failed: 2 };

/** What a tool call looks like to a person. */
export function callEntry(call: ToolCallUpdate, workspace: string): EntryBody {
  const steps = acpPlanOf(call.rawInput);
  if (steps) return planEntry(steps, stateOf(call));
  const kind = KINDS[call.kind ?? 'other'] ?? 'note';
  const command = acpCommandOf(call.rawInput);
  const text = kind === 'execute' && command ? command : (call.title ?? 'Used a tool');
  return { kind, text, detail: detailOf(call), files: filesOf(call, kind, workspace), state: stateOf(call) };
}

/** The call after one more update. An update may come first, and a status that goes backwards is not believed. */
export function mergeCall(before: ToolCallUpdate | undefined, update: ToolCallUpdate): ToolCallUpdate {
  if (!before) return update;
  const given = Object.entries(update).filter(([, value]) => value !== null && value !== undefined);
  const isBackwards = (RANK[update.status ?? ''] ?? 0) < (RANK[before.status ?? ''] ?? 0);
  const meta = { ...before._meta, ...update._meta };
  const merged: ToolCallUpdate = { ...before, ...Object.fromEntries(given), _meta: meta };
  return isBackwards && before.status ? { ...merged, status: before.status } : merged;
}

function stateOf(call: ToolCallUpdate): ActivityEntry['state'] {
  if (call.status === 'failed') return 'failed';
  return call.status === 'completed' ? 'done' : 'going';
}

function detailOf(call: ToolCallUpdate): string {
  const texts = (call.content ?? []).flatMap((part) =>
    part.type === 'content' && part.content.type === 'text' ? [part.content.text] : [],
  );
  return [...texts, acpTerminalText(call._meta)].filter((text) => text !== '').join('\n');
}

function filesOf(call: ToolCallUpdate, kind: Kind, workspace: string): Files {
  const diffs = (call.content ?? []).flatMap((part) => (part.type === 'diff' ? [part] : []));
  if (diffs.length > 0) {
    return diffs.map(({ path, oldText, newText }) => ({
      path: insideOf(workspace, path),
      ...countLines(oldText ?? '', newText),
    }));
  }
  if (kind !== 'edit' && kind !== 'read') return [];
  const paths = [...new Set((call.locations ?? []).map(({ path }) => insideOf(workspace, path)))];
  return paths.map((path) => ({ path, added: null, removed: null }));
}

/** The files a call changes, by its diffs and places. */
export function touchedBy(call: ToolCallUpdate): readonly string[] {
  if (KINDS[call.kind ?? 'other'] !== 'edit') return [];
  const diffs = (call.content ?? []).flatMap((part) => (part.type === 'diff' ? [part.path] : []));
  return [...new Set([...diffs, ...(call.locations ?? []).map(({ path }) => path)])];
}

type Step = { readonly content: string; readonly status: string };

export function planEntry(steps: readonly Step[], state: ActivityEntry['state']): EntryBody {
  const words: Readonly<Record<string, string>> = { completed: 'done', in_progress: 'doing' };
  const detail = steps.map(({ content, status }) => `${words[status] ?? 'todo'} ${content}`).join('\n');
  const isOver = steps.every(({ status }) => status === 'completed');
  return { kind: 'plan', text: 'Plan', detail, files: [], state: isOver ? 'done' : state };
}

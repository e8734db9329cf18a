import { isAbsolute, relative, sep } from 'node:path';
import type { ContentBlock, SessionUpdate, ToolCallUpdate } from '@agentclientprotocol/sdk';
import type { Clock } from '#electron/host/clock.ts';
import type { ActivityEntry } from '#shared/run/activity.ts';
import { acpCommandOf, acpPlanOf, acpTerminalText } from './acpRawInput.ts';
import { countLines } from './countLines.ts';

type Files = ActivityEntry['files'];
type Kind = ActivityEntry['kind'];

export type AcpTranslator = {
  update(update: SessionUpdate): void;
  /** Closes what is still going: agents leave calls open when a turn ends. */
  endTurn(): void;
  /** The words of the turn so far. */
  said(): string;
  /** Whether the turn had any tool call. */
  acted(): boolean;
  startTurn(): void;
};

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

/** Characters of one entry's detail that are kept; the rest is for the agent's own log. */
const DETAIL_CHARACTERS = 8000;

/**
 * Turns the updates of a session into activity. Tool calls are upserts by id: an update may come before its call or
 * without one, and a status that goes backwards is not believed. Diffs are for the eye only; git tells what changed.
 */
export function createAcpTranslator(needs: {
  readonly workspace: string;
  readonly clock: Clock;
  readonly onActivity: (entry: ActivityEntry) => void;
}): AcpTranslator {
  const entries = new Map<string, ActivityEntry>();
  const calls = new Map<string, ToolCallUpdate>();
  let speaking: string | null = null;
  let words = '';
  let hasActed = false;
  let count = 0;

  function put(id: string, entry: Omit<ActivityEntry, 'id' | 'at'>): void {
    const at = entries.get(id)?.at ?? new Date(needs.clock()).toISOString();
    const whole = { id, at, ...entry, detail: entry.detail.slice(-DETAIL_CHARACTERS) };
    entries.set(id, whole);
    needs.onActivity(whole);
  }

  /** Chunks that follow each other are one message, whatever ids they carry. */
  function speak(kind: 'message' | 'thought', content: ContentBlock): void {
    if (content.type !== 'text') return;
    const before = speaking === null ? undefined : entries.get(speaking);
    if (before?.kind !== kind) {
      hush();
      speaking = `said-${++count}`;
    }
    const id = speaking ?? `said-${++count}`;
    if (kind === 'message')
      words += before?.kind !== kind && words !== '' ? `\n\n${content.text}` : content.text;
    put(id, {
      kind,
      text: (entries.get(id)?.text ?? '') + content.text,
      detail: '',
      files: [],
      state: 'going',
    });
  }

  function hush(): void {
    const last = speaking === null ? undefined : entries.get(speaking);
    if (last) put(last.id, { ...last, state: 'done' });
    speaking = null;
  }

  function tool(update: ToolCallUpdate): void {
    hush();
    hasActed = true;
    const call = mergeCall(calls.get(update.toolCallId), update);
    calls.set(update.toolCallId, call);
    const id = `tool-${update.toolCallId}`;
    const steps = acpPlanOf(call.rawInput);
    if (steps) return put(id, planEntry(steps, stateOf(call)));
    const kind = KINDS[call.kind ?? 'other'] ?? 'note';
    const command = acpCommandOf(call.rawInput);
    const text = kind === 'execute' && command ? command : (call.title ?? 'Used a tool');
    put(id, {
      kind,
      text,
      detail: detailOf(call),
      files: filesOf(call, kind, needs.workspace),
      state: stateOf(call),
    });
  }

  return {
    update(update) {
      switch (update.sessionUpdate) {
        case 'agent_message_chunk':
          return speak('message', update.content);
        case 'agent_thought_chunk':
          return speak('thought', update.content);
        case 'tool_call':
        case 'tool_call_update':
          return tool(update);
        case 'plan':
          hush();
          return put('plan', planEntry(update.entries, 'going'));
        case 'notice': {
          hush();
          const kind = update.severity === 'error' ? 'error' : 'note';
          const detail = update.description ?? '';
          return put(`notice-${++count}`, { kind, text: update.title, detail, files: [], state: 'done' });
        }
        default:
          // Usage, modes, commands and titles are the agent's own affairs; nothing on screen shows them yet.
          return undefined;
      }
    },
    startTurn() {
      words = '';
      hasActed = false;
    },
    endTurn() {
      hush();
      for (const entry of entries.values())
        if (entry.state === 'going') put(entry.id, { ...entry, state: 'done' });
    },
    said: () => words.trim(),
    acted: () => hasActed,
  };
}

function mergeCall(before: ToolCallUpdate | undefined, update: ToolCallUpdate): ToolCallUpdate {
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

/** Relative to the workspace with forward slashes; a path elsewhere stays as it is, so that it can be seen. */
export function insideOf(workspace: string, path: string): string {
  const inside = isAbsolute(path) ? relative(workspace, path) : path;
  return inside.startsWith('..') || isAbsolute(inside) ? path : inside.split(sep).join('/');
}

type Step = { readonly content: string; readonly status: string };

function planEntry(steps: readonly Step[], state: ActivityEntry['state']): Omit<ActivityEntry, 'id' | 'at'> {
  const words: Readonly<Record<string, string>> = { completed: 'done', in_progress: 'doing' };
  const detail = steps.map(({ content, status }) => `${words[status] ?? 'todo'} ${content}`).join('\n');
  const isOver = steps.every(({ status }) => status === 'completed');
  return { kind: 'plan', text: 'Plan', detail, files: [], state: isOver ? 'done' : state };
}

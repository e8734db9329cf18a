import type { ContentBlock, SessionUpdate, ToolCallUpdate } from '@agentclientprotocol/sdk';
import type { Clock } from '#electron/host/clock.ts';
import type { ActivityEntry } from '#shared/run/activity.ts';
import { callEntry, type EntryBody, mergeCall, planEntry, touchedBy } from './acpCallEntry.ts';
import { isOutside } from './insideOf.ts';
import { isOwnTool } from './tools/isOwnTool.ts';

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

/** Characters of one entry's detail that are kept; the rest is for the agent's own log. */
const DETAIL_CHARACTERS = 8000;
/** Characters of one message and of a report; an agent that speaks without end is cut there. */
const MESSAGE_CHARACTERS = 50_000;
const REPORT_CHARACTERS = 200_000;
/** Entries that may still be updated; those before them are over. */
const ENTRIES = 2000;

/**
 * Turns the updates of a session into activity. Tool calls are upserts by id: an update may come before its call or
 * without one. Diffs are for the eye only; git tells what changed.
 */
export function createAcpTranslator(needs: {
  readonly workspace: string;
  readonly clock: Clock;
  readonly onActivity: (entry: ActivityEntry) => void;
}): AcpTranslator {
  const entries = new Map<string, ActivityEntry>();
  const calls = new Map<string, ToolCallUpdate>();
  const warned = new Set<string>();
  let speaking: string | null = null;
  let words = '';
  let hasActed = false;
  let count = 0;

  function put(id: string, entry: EntryBody): void {
    const at = entries.get(id)?.at ?? new Date(needs.clock()).toISOString();
    const whole = { id, at, ...entry, detail: entry.detail.slice(-DETAIL_CHARACTERS) };
    entries.set(id, whole);
    needs.onActivity(whole);
    if (entries.size > ENTRIES) forgetOldest();
  }

  function forgetOldest(): void {
    const [oldest] = entries.keys();
    if (oldest === undefined || oldest === speaking) return;
    entries.delete(oldest);
    calls.delete(oldest.replace(/^tool-/, ''));
  }

  function say(kind: EntryBody['kind'], text: string, detail = ''): void {
    hush();
    put(`notice-${++count}`, { kind, text, detail, files: [], state: 'done' });
  }

  /** Chunks that follow each other are one message, whatever ids they carry. */
  function speak(kind: 'message' | 'thought', content: ContentBlock): void {
    if (content.type !== 'text' || content.text === '') return;
    const before = speaking === null ? undefined : entries.get(speaking);
    const goesOn = before?.kind === kind && before.text.length < MESSAGE_CHARACTERS;
    if (!goesOn) {
      hush();
      speaking = `said-${++count}`;
    }
    const id = speaking ?? `said-${++count}`;
    if (kind === 'message' && words.length < REPORT_CHARACTERS)
      words += before?.kind !== kind && words !== '' ? `\n\n${content.text}` : content.text;
    const text = (goesOn ? before.text : '') + content.text;
    put(id, { kind, text, detail: '', files: [], state: 'going' });
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
    // Overture's own tools tell of each call themselves.
    if (isOwnTool(call.title)) return;
    put(`tool-${update.toolCallId}`, callEntry(call, needs.workspace));
    if (call.status === 'completed') warnOutside(call);
  }

  /** Said once a file. Nothing can take it back, but a person should know at once. */
  function warnOutside(call: ToolCallUpdate): void {
    const paths = touchedBy(call).filter((path) => isOutside(needs.workspace, path) && !warned.has(path));
    for (const path of paths) {
      warned.add(path);
      say(
        'error',
        `It changed ${path}, which is outside its workspace. Look at that file; review does not show it.`,
      );
    }
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
        case 'notice':
          return say(update.severity === 'error' ? 'error' : 'note', update.title, update.description ?? '');
        case 'compaction_update':
          return update.status === 'completed'
            ? say('note', 'It shortened what it remembers of this conversation.')
            : undefined;
        default:
          // Titles and commands are the agent's own affairs; usage and modes are the session's.
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

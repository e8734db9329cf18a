import type { ContentBlock } from '@agentclientprotocol/sdk';
import type { Clock } from '#electron/host/clock.ts';
import type { ActivityEntry } from '#shared/run/activity.ts';
import type { EntryBody } from './acpCallEntry.ts';

/** Characters of one entry's detail that are kept; the rest is for the agent's own log. */
const DETAIL_CHARACTERS = 8000;
/** Characters of one message; an agent that speaks without end is cut there. */
const MESSAGE_CHARACTERS = 50_000;
/** Entries that may still be updated; those before them are over. */
const ENTRIES = 2000;

export type ActivityFeedNeeds = {
  readonly clock: Clock;
  readonly onActivity: (entry: ActivityEntry) => void;
  /** No update of this entry is taken as one any more. */
  readonly onForgotten: (id: string) => void;
};

export type ActivityFeed = ReturnType<typeof createActivityFeed>;

/** The entries of a session, each told anew as it grows. */
export function createActivityFeed({ clock, onActivity, onForgotten }: ActivityFeedNeeds) {
  const entries = new Map<string, ActivityEntry>();
  let speaking: string | null = null;
  let count = 0;
  const spoken = () => (speaking === null ? undefined : entries.get(speaking));

  function put(id: string, entry: EntryBody): void {
    const at = entries.get(id)?.at ?? new Date(clock()).toISOString();
    const whole = { id, at, ...entry, detail: entry.detail.slice(-DETAIL_CHARACTERS) };
    entries.set(id, whole);
    onActivity(whole);
    if (entries.size > ENTRIES) forgetOldest();
  }

  function forgetOldest(): void {
    const [oldest] = entries.keys();
    if (oldest === undefined || oldest === speaking) return;
    entries.delete(oldest);
    onForgotten(oldest);
  }

  /** What comes next is no part of the message so far. */
  function hush(): void {
    const last = spoken();
    if (last) put(last.id, { ...last, state: 'done' });
    speaking = null;
  }

  return {
    put,
    hush,
    /** An entry of its own: the message so far ends with it, and nothing later joins it. */
    say(kind: EntryBody['kind'], text: string, detail = ''): void {
      hush();
      put(`notice-${++count}`, { kind, text, detail, files: [], state: 'done' });
    },
    /** Chunks that follow each other are one message, whatever ids they carry. True when one begins with this chunk. */
    speak(kind: 'message' | 'thought', { text }: Extract<ContentBlock, { type: 'text' }>): boolean {
      const before = spoken();
      const isOther = before?.kind !== kind;
      const goesOn = !isOther && before.text.length < MESSAGE_CHARACTERS;
      if (!goesOn) {
        hush();
        speaking = `said-${++count}`;
      }
      const id = speaking ?? `said-${++count}`;
      put(id, { kind, text: (goesOn ? before.text : '') + text, detail: '', files: [], state: 'going' });
      return isOther;
    },
    /** Agents leave calls open when a turn ends. */
    close(): void {
      hush();
      for (const entry of entries.values())
        if (entry.state === 'going') put(entry.id, { ...entry, state: 'done' });
    },
  };
}

import type { ContentBlock, SessionUpdate, ToolCallUpdate } from '@agentclientprotocol/sdk';
import type { Clock } from '#electron/host/clock.ts';
import type { ActivityEntry } from '#shared/run/activity.ts';
import { callEntry, mergeCall, planEntry, touchedBy } from './acpCallEntry.ts';
import { type ActivityFeed, createActivityFeed } from './activityFeed.ts';
import { isOutside } from './insideOf.ts';
import { isOwnTool } from './tools/isOwnTool.ts';

export type AcpTranslator = {
  update(update: SessionUpdate): void;
  /** Closes what is still going: agents leave calls open when a turn ends. */
  endTurn(): void;
  /** The words of the turn so far. */
  said(): string;
  /** The last message of the turn. */
  lastSaid(): string;
  /** Whether the turn had any tool call. */
  acted(): boolean;
  startTurn(): void;
};

/** Characters of a report; an agent that speaks without end is cut there. */
const REPORT_CHARACTERS = 200_000;

/**
 * Turns the updates of a session into activity. Tool calls are upserts by id: an update may come before its call or
 * without one. Diffs are for the eye only; git tells what changed.
 */
export function createAcpTranslator(needs: {
  readonly workspace: string;
  readonly clock: Clock;
  readonly onActivity: (entry: ActivityEntry) => void;
  /** Once for each call, when it has come to its end, well or not. */
  readonly onFinished: (call: ToolCallUpdate) => void;
}): AcpTranslator {
  const calls = createCalls(needs.onFinished);
  const feed = createActivityFeed({ ...needs, onForgotten: (id) => calls.forget(id.replace(/^tool-/, '')) });
  const warnOutside = createOutsideWarning(needs.workspace, feed);
  let words = '';
  let lastBegins = 0;
  let hasActed = false;

  function speak(kind: 'message' | 'thought', content: ContentBlock): void {
    if (content.type !== 'text' || content.text === '') return;
    const begins = feed.speak(kind, content);
    if (kind !== 'message' || words.length >= REPORT_CHARACTERS) return;
    if (begins && words !== '') words += '\n\n';
    if (begins) lastBegins = words.length;
    words += content.text;
  }

  function takeCall(update: ToolCallUpdate): void {
    feed.hush();
    hasActed = true;
    const call = calls.take(update);
    // Overture's own tools tell of each call themselves.
    if (isOwnTool(call.title)) return;
    feed.put(`tool-${update.toolCallId}`, callEntry(call, needs.workspace));
    if (call.status === 'completed') warnOutside(call);
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
          return takeCall(update);
        default:
          return tellOther(feed, update);
      }
    },
    startTurn() {
      words = '';
      lastBegins = 0;
      hasActed = false;
    },
    endTurn: () => feed.close(),
    said: () => words.trim(),
    lastSaid: () => words.slice(lastBegins).trim(),
    acted: () => hasActed,
  };
}

/** Each call with all its updates so far. */
function createCalls(onFinished: (call: ToolCallUpdate) => void) {
  const calls = new Map<string, ToolCallUpdate>();
  return {
    take(update: ToolCallUpdate): ToolCallUpdate {
      const before = calls.get(update.toolCallId);
      const call = mergeCall(before, update);
      calls.set(update.toolCallId, call);
      if (isFinished(call) && !isFinished(before)) onFinished(call);
      return call;
    },
    forget: (id: string) => void calls.delete(id),
  };
}

function isFinished(call: ToolCallUpdate | undefined): boolean {
  return call?.status === 'completed' || call?.status === 'failed';
}

/** Titles and commands are the agent's own affairs; usage and modes are the session's. */
function tellOther(feed: ActivityFeed, update: SessionUpdate): void {
  switch (update.sessionUpdate) {
    case 'plan':
      feed.hush();
      return feed.put('plan', planEntry(update.entries, 'going'));
    case 'notice':
      return feed.say(update.severity === 'error' ? 'error' : 'note', update.title, update.description ?? '');
    case 'compaction_update':
      if (update.status === 'completed')
        feed.say('note', 'It shortened what it remembers of this conversation.');
      if (update.status === 'failed')
        feed.say('note', 'It could not shorten what it remembers of this conversation.', update.error ?? '');
      return;
    default:
      return;
  }
}

/** Said once a file. Nothing can take it back, but a person should know at once. */
function createOutsideWarning(workspace: string, feed: ActivityFeed): (call: ToolCallUpdate) => void {
  const warned = new Set<string>();
  return (call) => {
    const paths = touchedBy(call).filter((path) => isOutside(workspace, path) && !warned.has(path));
    for (const path of paths) {
      warned.add(path);
      feed.say(
        'error',
        `It changed ${path}, which is outside its workspace. Look at that file; review does not show it.`,
      );
    }
  };
}

import { setTimeout as wait } from 'node:timers/promises';
import {
  methods,
  type PromptResponse,
  type RequestPermissionRequest,
  type RequestPermissionResponse,
  type SessionUpdate,
} from '@agentclientprotocol/sdk';
import { type AcpConnection, connectAcp } from '#electron/agents/acpConnection.ts';
import { type AcpAgent, programLink } from '#electron/agents/acpLink.ts';
import { isHarmless, optionOfKind } from '#electron/agents/acpPermission.ts';
import { awakeSignal } from '#electron/process/awakeLimit.ts';
import type { Reaper } from '#electron/process/reaper.ts';
import { fail, ok, type Result } from '#shared/contract/result.ts';
import type { InterviewerFailure } from '#shared/interview/model/fallNotice.ts';
import type { Conversation, OpenConversation, TalkNeeds } from './conversation.ts';
import { copyForAgent } from './copyForAgent.ts';
import type { Prompts } from './readPrompts.ts';

/** A mode that only reads is best; in the others the agent asks, and is refused. */
const READING_MODES = ['read-only', 'ask', 'default'];
const TURN_MS = 300_000;
const CANCEL_MS = 2_000;
const LONGEST_REPLY = 200_000;

export type AgentTalkNeeds = { readonly agent: AcpAgent; readonly reaper: Reaper; readonly prompts: Prompts };

/**
 * Talks with an agent program that may only read: it works in a copy that is thrown away, every permission but reading
 * there is refused, and one that offers no mode in which it asks is not let in.
 */
export function agentTalk(
  { agent, reaper, prompts }: AgentTalkNeeds,
  role: 'interviewer' | 'planner' = 'interviewer',
): OpenConversation {
  return async (needs) => {
    if (needs.project.state().trust.state !== 'trusted') {
      return failed(`${agent.name} may not read here before you trust this project.`);
    }
    needs.onDoing(`Starts ${agent.name}`);
    const copy = await copyForAgent(needs.reader, needs.signal);
    const ears = { said: '', onDoing: needs.onDoing };
    const opened = await connectAcp({
      name: agent.name,
      open: programLink(agent, reaper),
      workspace: copy.folder,
      modes: READING_MODES,
      onUpdate: (update) => hear(ears, update),
      onPermission: (request) => Promise.resolve(answerReading(request, copy.folder)),
    });
    if (!opened.ok) {
      await copy.remove();
      return failed(opened.error.sentence);
    }
    const close = async () => {
      opened.value.connection.close();
      await opened.value.link.stop();
      await copy.remove();
    };
    if (opened.value.mode === null) {
      await close();
      const how = opened.value.isModeRefused ? 'did not change to its' : 'offers no';
      return failed(`${agent.name} ${how} mode in which it asks first, so it cannot be held to reading.`);
    }
    const talk = talkOver(opened.value, ears, needs, agent.name, await prompts(role));
    return ok({ ...talk, close });
  };
}

type Ears = { said: string; readonly onDoing: (doing: string) => void };

function talkOver(
  open: AcpConnection,
  ears: Ears,
  { signal }: TalkNeeds,
  name: string,
  instructions: string,
): Omit<Conversation, 'close'> {
  let isFirst = true;
  return {
    // Agents work under the person's own account with their maker and do not say what a turn cost.
    used: () => ({ input: 0, output: 0 }),
    async say(words) {
      const text = isFirst
        ? `${instructions}\n- Only read. Change nothing and run nothing.\n\n${words}`
        : words;
      isFirst = false;
      ears.said = '';
      const { sessionId } = open;
      const prompt = [{ type: 'text' as const, text }];
      const limit = AbortSignal.any([signal, awakeSignal(TURN_MS)]);
      const stopped = new Promise<'stopped'>((resolve) => {
        if (limit.aborted) resolve('stopped');
        limit.addEventListener('abort', () => resolve('stopped'), { once: true });
      });
      try {
        const turn: Promise<PromptResponse> = open.connection.agent.request(methods.agent.session.prompt, {
          sessionId,
          prompt,
        });
        turn.catch(() => undefined);
        const ended = await Promise.race([turn, stopped, open.link.exited.then(() => 'gone' as const)]);
        if (ended === 'gone') return failed(`${name} ended before it answered.`);
        if (ended === 'stopped') return await cancel(open, turn, signal);
      } catch {
        return failed(`${name} broke off before it answered. Try it in Settings.`);
      }
      return ears.said.trim() === '' ? fail({ code: 'saidNothing' }) : ok(ears.said);
    },
  };
}

async function cancel(
  { connection, sessionId }: AcpConnection,
  turn: Promise<unknown>,
  signal: AbortSignal,
): Promise<Result<never, InterviewerFailure>> {
  await connection.agent.notify(methods.agent.session.cancel, { sessionId }).catch(() => undefined);
  await Promise.race([turn.catch(() => undefined), wait(CANCEL_MS, undefined, { ref: false })]);
  return fail(signal.aborted ? { code: 'cancelled' } : { code: 'tooSlow', seconds: TURN_MS / 1000 });
}

function hear(ears: Ears, update: SessionUpdate): void {
  if (update.sessionUpdate === 'agent_message_chunk' && update.content.type === 'text') {
    if (ears.said.length < LONGEST_REPLY) ears.said += update.content.text;
  } else if (update.sessionUpdate === 'tool_call') {
    ears.onDoing(update.title.slice(0, 80));
  }
}

/** Reading inside the copy is granted once; everything else is refused. */
export function answerReading(request: RequestPermissionRequest, folder: string): RequestPermissionResponse {
  const { toolCall, options } = request;
  const isReading = (toolCall.kind === 'read' || toolCall.kind === 'search') && isHarmless(toolCall, folder);
  const option = optionOfKind(options, isReading ? 'allow' : 'reject');
  return { outcome: option ? { outcome: 'selected', optionId: option.optionId } : { outcome: 'cancelled' } };
}

function failed(reason: string): Result<never, InterviewerFailure> {
  return fail({ code: 'agentFailed', reason });
}

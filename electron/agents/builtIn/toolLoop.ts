import { z } from 'zod';
import type { AgentTool, ToolAnswer } from '#electron/agents/tools/agentTool.ts';
import type {
  Model,
  ModelMessage,
  ModelReply,
  ModelTool,
  ModelUsage,
  ToolCall,
} from '#electron/model/model.ts';
import { fail, ok, type Result } from '#shared/contract/result.ts';
import { parseModelJson } from '#shared/interview/model/parseModelJson.ts';
import { describeModelError } from '#shared/model/describeModelError.ts';
import type { ModelError } from '#shared/model/modelError.ts';
import { keepContext } from './keepContext.ts';

export type LoopNeeds = {
  readonly model: Model;
  readonly tools: readonly AgentTool[];
  /** The conversation so far; the loop adds to it. */
  readonly messages: ModelMessage[];
  readonly signal: AbortSignal;
  /** Tells of a call and makes it. */
  readonly perform: (tool: AgentTool, call: ToolCall, input: unknown) => Promise<ToolAnswer>;
  readonly onSaid: (text: string) => Promise<void>;
  readonly onUsage: (usage: ModelUsage) => Promise<void>;
  /** Shared by the turns of a session: how many characters the service was found to take. */
  readonly room: { characters: number };
};

export type LoopEnd = 'done' | 'cancelled' | 'tooLong';

/** Replies of the model in one turn. */
const MOST_STEPS = 120;
/** The very same call in a row; it is warned after the first, and ended after the second number. */
const WARN_AFTER = 3;
const END_AFTER = 6;
const LONGEST_ANSWER = 12_000;
const LEAST_ROOM = 8000;

/** Lets the model call tools until it has no more to do. The failure is a sentence. */
export async function toolLoop(needs: LoopNeeds): Promise<Result<LoopEnd, string>> {
  const { messages, signal } = needs;
  let last = '';
  let inARow = 0;
  for (let step = 0; step < MOST_STEPS; step++) {
    const asked = await ask(needs);
    if (!asked.ok) return asked.error.code === 'cancelled' ? ok('cancelled') : fail(wordsOf(asked.error));
    const reply = withWrittenCall(needs, asked.value);
    messages.push({ role: 'assistant', content: reply.text, calls: reply.calls });
    if (reply.text.trim() !== '') await needs.onSaid(reply.text);
    if (reply.calls.length === 0) return ok('done');
    const calls = JSON.stringify(reply.calls.map(({ name, input }) => [name, input]));
    inARow = calls === last ? inARow + 1 : 1;
    last = calls;
    if (inARow >= END_AFTER) return fail(`It made the same call ${END_AFTER} times and came no further`);
    for (const call of reply.calls) {
      if (signal.aborted) return ok('cancelled');
      const answer = await perform(needs, call);
      const warning = inARow >= WARN_AFTER ? `\n${AGAIN}` : '';
      messages.push({ role: 'tool', callId: call.id, content: cut(answer.text) + warning });
    }
  }
  return ok('tooLong');
}

const AGAIN = '(You made this very call before. Do something else, or say what keeps you from going on.)';

/** A service that refuses the length of a conversation gets a shorter one, for the rest of the session. */
async function ask(needs: LoopNeeds): Promise<Result<ModelReply, ModelError>> {
  const { model, messages, tools, signal, room } = needs;
  for (;;) {
    const kept = keepContext(messages, room.characters);
    const reply = await model.chat({ messages: kept, tools: tools.map(offerOf), signal });
    if (reply.ok) await needs.onUsage(reply.value.usage);
    const isTooLong = !reply.ok && reply.error.code === 'requestRefused' && TOO_LONG.test(reply.error.reason);
    if (!isTooLong || room.characters <= LEAST_ROOM) return reply;
    room.characters = Math.max(LEAST_ROOM, Math.floor(room.characters / 2));
  }
}

const TOO_LONG = /context|too (?:long|large|many tokens)|maximum.*(?:length|tokens)/i;

function offerOf({ name, description, input }: AgentTool): ModelTool {
  const { $schema: _, ...parameters } = z.toJSONSchema(input, { io: 'input' });
  return { name, description, parameters };
}

async function perform(needs: LoopNeeds, call: ToolCall): Promise<ToolAnswer> {
  const tool = needs.tools.find(({ name }) => name === call.name);
  if (!tool) {
    const names = needs.tools.map(({ name }) => name).join(', ');
    return { text: `There is no tool ${call.name}. There are ${names}.`, failed: true };
  }
  const input = call.input.trim() === '' ? {} : parseModelJson(call.input);
  if (!input) return { text: 'The input of this call is no JSON object. Write it again.', failed: true };
  return needs.perform(tool, call, input);
}

/** Small models write their call as JSON into the text. */
function withWrittenCall({ tools, messages }: LoopNeeds, reply: ModelReply): ModelReply {
  if (reply.calls.length > 0) return reply;
  const json = parseModelJson(reply.text);
  const name = json?.['name'];
  const input = json?.['arguments'] ?? json?.['parameters'];
  if (typeof name !== 'string' || input === undefined || !tools.some((tool) => tool.name === name))
    return reply;
  return {
    ...reply,
    text: '',
    calls: [{ id: `written-${messages.length}`, name, input: JSON.stringify(input) }],
  };
}

function wordsOf(error: ModelError): string {
  const isAboutTools = error.code === 'requestRefused' && /tool|function/i.test(error.reason);
  return isAboutTools
    ? 'The model cannot use tools, which this agent works with. Choose another model in Settings'
    : describeModelError(error);
}

function cut(text: string): string {
  return text.length <= LONGEST_ANSWER
    ? text
    : `${text.slice(0, LONGEST_ANSWER)}\n(cut here; ask for less at once)`;
}

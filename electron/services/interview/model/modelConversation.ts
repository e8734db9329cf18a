import type { Model, ModelMessage, ModelReply, ModelUsage, ToolCall } from '#electron/model/model.ts';
import { fail, ok, type Result } from '#shared/contract/result.ts';
import { parseModelJson } from '#shared/interview/model/parseModelJson.ts';
import type { ModelError } from '#shared/model/modelError.ts';
import type { Conversation } from './conversation.ts';
import type { RepositoryReader } from './repositoryReader.ts';
import { REPOSITORY_TOOLS, runTool } from './repositoryTools.ts';

export type ConversationNeeds = {
  readonly model: Model;
  /** Null when the model cannot use tools. */
  readonly reader: RepositoryReader | null;
  readonly instructions: string;
  readonly signal: AbortSignal;
  readonly onDoing: (doing: string) => void;
  /** The service refused to be offered tools. */
  readonly onNoTools: () => void;
};

const MOST_ROUNDS = 6;
const MOST_CALLS = 4;
const LONGEST_RESULT = 8_000;
const MOST_TOKENS = 4_000;

/** A talk with a model behind an address. */
export function openModelConversation(needs: ConversationNeeds): Conversation {
  const messages: ModelMessage[] = [{ role: 'system', content: needs.instructions }];
  let reader = needs.reader;
  let usage: ModelUsage = { input: 0, output: 0 };

  async function ask(mayLook: boolean): Promise<Result<ModelReply, ModelError>> {
    const tools = reader && mayLook ? REPOSITORY_TOOLS : [];
    const reply = await needs.model.chat({ messages, tools, signal: needs.signal, most: MOST_TOKENS });
    if (reply.ok) {
      const { input, output } = reply.value.usage;
      usage = { input: usage.input + input, output: usage.output + output };
    } else if (tools.length > 0 && refusesTools(reply.error)) {
      reader = null;
      const plain = await ask(false);
      if (plain.ok) needs.onNoTools();
      return plain;
    }
    return reply;
  }

  async function look(from: RepositoryReader, { text, calls }: ModelReply): Promise<void> {
    messages.push({ role: 'assistant', content: text, calls });
    for (const [index, call] of calls.entries()) {
      const run = runTool(from, call, needs.signal);
      needs.onDoing(run.doing);
      const content =
        index < MOST_CALLS ? (await run.result()).slice(0, LONGEST_RESULT) : 'Ask for less at once.';
      messages.push({ role: 'tool', callId: call.id, content });
    }
  }

  return {
    used: () => usage,
    close: () => Promise.resolve(),
    async say(words) {
      messages.push({ role: 'user', content: words });
      for (let round = 0; ; round++) {
        const reply = await ask(round < MOST_ROUNDS);
        if (!reply.ok) return reply;
        const { text, calls } = reply.value;
        const written = calls.length === 0 && reader ? callInWords(text) : null;
        if (reader && calls.length > 0 && round < MOST_ROUNDS) {
          await look(reader, reply.value);
        } else if (reader && written && round < MOST_ROUNDS) {
          const run = runTool(reader, written, needs.signal);
          needs.onDoing(run.doing);
          messages.push({ role: 'assistant', content: text, calls: [] });
          messages.push({ role: 'user', content: (await run.result()).slice(0, LONGEST_RESULT) });
        } else {
          messages.push({ role: 'assistant', content: text, calls: [] });
          return text.trim() === '' ? fail({ code: 'saidNothing' }) : ok(text);
        }
      }
    },
  };
}

/** Services name tools in their refusal, or refuse the request as a whole. */
function refusesTools(error: ModelError): boolean {
  if (error.code === 'requestRefused') return /tool|function/i.test(error.reason) || error.status === 400;
  return error.code === 'serverFailed' && error.status === 501;
}

/** Small models write their call as JSON into the text. */
function callInWords(text: string): ToolCall | null {
  const json = parseModelJson(text);
  const name = json?.['name'];
  const input = json?.['arguments'] ?? json?.['parameters'];
  const isTool = typeof name === 'string' && REPOSITORY_TOOLS.some((tool) => tool.name === name);
  return isTool && input !== undefined ? { id: 'written', name, input: JSON.stringify(input) } : null;
}

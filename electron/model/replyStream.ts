import type OpenAI from 'openai';
import { fail, ok, type Result } from '#shared/contract/result.ts';
import type { ModelError } from '#shared/model/modelError.ts';
import type { ModelReply, ModelUsage } from './model.ts';

/** A reply while it comes in. */
export type GrowingReply = {
  text: string;
  readonly calls: Map<number, { id: string; name: string; input: string }>;
  usage: ModelUsage;
  finish: string | null;
  /** Whether anything came that is part of a reply. */
  hasBegun: boolean;
};

/** Far more than a question or its proposals need; a model that runs in circles is cut there. */
const LONGEST_TEXT = 200_000;

export function emptyReply(): GrowingReply {
  return { text: '', calls: new Map(), usage: { input: 0, output: 0 }, finish: null, hasBegun: false };
}

/** Servers leave out what they like: choices, deltas, ids and indexes of calls. */
export function takeChunk(reply: GrowingReply, chunk: OpenAI.ChatCompletionChunk): void {
  if (chunk.usage) {
    reply.usage = { input: chunk.usage.prompt_tokens ?? 0, output: chunk.usage.completion_tokens ?? 0 };
  }
  const choice = chunk.choices?.[0];
  if (!choice) return;
  reply.hasBegun = true;
  if (reply.text.length < LONGEST_TEXT) reply.text += choice.delta?.content ?? '';
  for (const part of choice.delta?.tool_calls ?? []) {
    const index = part.index ?? reply.calls.size;
    const call = reply.calls.get(index) ?? { id: '', name: '', input: '' };
    call.id ||= part.id ?? '';
    call.name ||= part.function?.name ?? '';
    if (call.input.length < LONGEST_TEXT) call.input += part.function?.arguments ?? '';
    reply.calls.set(index, call);
  }
  reply.finish ??= choice.finish_reason ?? null;
}

/** A stream without a single piece is some other page; one that ends before the model said it is done broke off. */
export function replyOf(reply: GrowingReply, address: string): Result<ModelReply, ModelError> {
  const calls = [...reply.calls.values()].filter(({ name }) => name !== '');
  if (!reply.hasBegun) return fail({ code: 'notAService', address });
  if (reply.finish === null) return fail({ code: 'brokeOff' });
  if (reply.text.trim() === '' && calls.length === 0) return fail({ code: 'saidNothing' });
  return ok({
    text: reply.text,
    calls: calls.map((call, index) => ({ ...call, id: call.id || `call-${index + 1}` })),
    usage: reply.usage,
    isCut: reply.finish === 'length',
  });
}

import type OpenAI from 'openai';
import { fail, ok, type Result } from '#shared/contract/result.ts';
import type { ModelError } from '#shared/model/modelError.ts';
import { createClient } from './createClient.ts';
import type { Model, ModelAccess, ModelReply, ModelRequest } from './model.ts';
import { DEFAULT_LIMITS, type ModelLimits, startTimer } from './modelTimer.ts';
import { readModelError } from './readModelError.ts';
import { type RetryLimits, withRetries } from './withRetries.ts';
import { emptyReply, replyOf, takeChunk } from './replyStream.ts';
import { toMessage, toTool } from './wireMessages.ts';

export type ModelOptions = { readonly limits?: ModelLimits; readonly retries?: RetryLimits };

/** A model behind an address that speaks the chat protocol of OpenAI. The package is loaded when first asked. */
export function openModel(access: ModelAccess, options: ModelOptions = {}): Model {
  const limits = options.limits ?? DEFAULT_LIMITS;
  const client = once(() => createClient(access));
  const retried = <Value>(signal: AbortSignal, act: () => Promise<Result<Value, ModelError>>) =>
    withRetries(act, signal, options.retries);
  /** Some servers refuse to be asked for their token counts. */
  let countsTokens = true;

  async function chatOnce(request: ModelRequest): Promise<Result<ModelReply, ModelError>> {
    const timer = startTimer(limits, request.signal);
    try {
      const openai = await client();
      const body = bodyOf(access.model, request, countsTokens);
      const stream = await openai.chat.completions.create(body, { signal: timer.signal });
      const reply = emptyReply();
      for await (const chunk of stream) {
        timer.sign();
        takeChunk(reply, chunk);
      }
      // An aborted stream ends without an error.
      if (timer.signal.aborted) throw timer.signal.reason;
      return replyOf(reply, access.address);
    } catch (error) {
      const read = await readModelError(error, access, timer);
      if (read.code === 'requestRefused' && countsTokens && /stream_options/i.test(read.reason)) {
        countsTokens = false;
        return await chatOnce(request);
      }
      return fail(read);
    } finally {
      timer.end();
    }
  }

  async function listOnce(signal: AbortSignal): Promise<Result<readonly string[], ModelError>> {
    const timer = startTimer(limits, signal);
    try {
      const openai = await client();
      const page = await openai.models.list({ signal: timer.signal });
      if (!Array.isArray(page.data)) return fail({ code: 'notAService', address: access.address });
      return ok(page.data.map(({ id }) => id).toSorted());
    } catch (error) {
      return fail(await readModelError(error, access, timer));
    } finally {
      timer.end();
    }
  }

  return {
    chat: (request) => retried(request.signal, () => chatOnce(request)),
    list: (signal) => retried(signal, () => listOnce(signal)),
  };
}

function bodyOf(
  model: string,
  { messages, tools, most }: ModelRequest,
  countsTokens: boolean,
): OpenAI.ChatCompletionCreateParamsStreaming {
  return {
    model,
    stream: true,
    messages: messages.map(toMessage),
    ...(countsTokens && { stream_options: { include_usage: true } }),
    ...(tools && tools.length > 0 && { tools: tools.map(toTool) }),
    ...(most !== undefined && { max_tokens: most }),
  };
}

function once<Value>(make: () => Promise<Value>): () => Promise<Value> {
  let made: Promise<Value> | null = null;
  return () => {
    made ??= make();
    return made;
  };
}

import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { z } from 'zod';

export type CodingModel = AsyncDisposable & {
  /** Without a path; services live below /v1. */
  readonly origin: string;
  /** What was asked, as `METHOD /path`, for when an agent does not get along with it. */
  readonly requests: readonly string[];
};

/** What to write once, and what to say afterwards. */
export type CodingTask = {
  readonly file: () => string;
  readonly content: string;
  readonly said: string;
};

type Reply =
  | { readonly say: string }
  | { readonly call: string; readonly input: Record<string, unknown> }
  | { readonly custom: string; readonly input: string };

const toolSchema = z.looseObject({
  type: z.string().optional(),
  name: z.string().optional(),
  function: z.looseObject({ name: z.string() }).optional(),
});
const bodySchema = z.looseObject({
  stream: z.boolean().optional(),
  tools: z.array(toolSchema).nullish(),
  messages: z.array(z.looseObject({ role: z.string(), content: z.unknown() })).optional(),
  input: z.array(z.looseObject({ type: z.string().optional() })).optional(),
});
type Body = z.infer<typeof bodySchema>;

/**
 * A server on loopback that plays a coding model over the three protocols that agents speak: chat completions,
 * responses, and messages. It records a decision with Overture's tools if it is offered them, writes one file with whatever tool the agent offers for that, then says it is done.
 */
export async function codingModel(task: CodingTask): Promise<CodingModel> {
  const requests: string[] = [];
  const server = createServer((request, response) => {
    requests.push(`${request.method} ${request.url}`);
    void answer(task, request, response);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://127.0.0.1:${port}`,
    requests,
    async [Symbol.asyncDispose]() {
      server.close();
      server.closeAllConnections();
    },
  };
}

async function answer(task: CodingTask, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const path = new URL(request.url ?? '/', 'http://model').pathname;
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  const kind = /\/(chat\/completions|responses|messages)$/.exec(path)?.[1];
  if (request.method !== 'POST' || !kind) return other(path, response);
  const body = bodySchema.parse(JSON.parse(Buffer.concat(parts).toString('utf8')));
  const reply = replyTo(task, body);
  response.setHeader('content-type', 'text/event-stream');
  if (kind === 'messages') sendMessages(response, reply, body.stream ?? false);
  else if (kind === 'responses') sendResponses(response, reply);
  else sendChat(response, reply, body.stream ?? false);
}

function other(path: string, response: ServerResponse): void {
  response.setHeader('content-type', 'application/json');
  if (path.endsWith('/models')) return void response.end('{"object":"list","data":[],"models":[]}');
  if (path.endsWith('/count_tokens')) return void response.end('{"input_tokens":10}');
  response.writeHead(404).end('{"error":{"message":"Not found"}}');
}

function replyTo(task: CodingTask, body: Body): Reply {
  const tools = new Set((body.tools ?? []).map((tool) => tool.function?.name ?? tool.name ?? ''));
  const done = countResults(body);
  const record = [...tools].find((name) => name.endsWith('record_decision'));
  if (record && done === 0) return { call: record, input: DECISION };
  if (done > (record ? 1 : 0)) return { say: task.said };
  return writeCall(tools, task) ?? { say: 'A greeting' };
}

/** What it records first, where the agent offers Overture's tools at once. */
export const DECISION = { decision: 'Greets in English', reason: 'It is the only language here.' };

/** How many tools have answered. */
function countResults({ messages, input }: Body): number {
  if (input) return input.filter(({ type }) => type?.endsWith('_call_output')).length;
  const isResult = (part: { type?: string }) => part.type === 'tool_result';
  return (messages ?? []).reduce((sum, { role, content }) => {
    const inside = Array.isArray(content) ? content.filter(isResult).length : 0;
    return sum + inside + (role === 'tool' ? 1 : 0);
  }, 0);
}

/** The agents' own tools for writing a file, by their names. */
function writeCall(tools: ReadonlySet<string>, { file, content }: CodingTask): Reply | null {
  const path = file();
  if (tools.has('Write')) return { call: 'Write', input: { file_path: path, content } };
  if (tools.has('write_file')) return { call: 'write_file', input: { file_path: path, content } };
  if (tools.has('write')) return { call: 'write', input: { filePath: path, content } };
  const patch = `*** Begin Patch\n*** Add File: ${path}\n${content
    .trimEnd()
    .split('\n')
    .map((line) => `+${line}\n`)
    .join('')}*** End Patch`;
  if (tools.has('apply_patch')) return { custom: 'apply_patch', input: patch };
  const line = `mkdir -p "$(dirname '${path}')" && printf '%s' '${content}' > '${path}'`;
  if (tools.has('exec_command')) return { call: 'exec_command', input: { cmd: line } };
  if (tools.has('shell')) return { call: 'shell', input: { command: ['bash', '-lc', line] } };
  return null;
}

/** Two calls of one conversation must not share a name. */
let calls = 0;
const callId = () => `call_${++calls}`;

const TOKENS = { input: 120, output: 30 };

function sendChat(response: ServerResponse, reply: Reply, streams: boolean): void {
  const base = { id: 'chat-1', created: 1, model: 'lab' };
  const usage = {
    prompt_tokens: TOKENS.input,
    completion_tokens: TOKENS.output,
    total_tokens: TOKENS.input + TOKENS.output,
  };
  const isCall = 'call' in reply;
  const made = isCall
    ? {
        index: 0,
        id: callId(),
        type: 'function',
        function: { name: reply.call, arguments: JSON.stringify(reply.input) },
      }
    : null;
  const message = made
    ? { role: 'assistant', content: null, tool_calls: [made] }
    : { role: 'assistant', content: 'say' in reply ? reply.say : '' };
  const finish_reason = made ? 'tool_calls' : 'stop';
  if (!streams) {
    response.setHeader('content-type', 'application/json');
    return void response.end(
      JSON.stringify({
        ...base,
        object: 'chat.completion',
        choices: [{ index: 0, message, finish_reason }],
        usage,
      }),
    );
  }
  const object = 'chat.completion.chunk';
  event(response, null, { ...base, object, choices: [{ index: 0, delta: message, finish_reason: null }] });
  event(response, null, { ...base, object, choices: [{ index: 0, delta: {}, finish_reason }], usage });
  response.end('data: [DONE]\n\n');
}

function sendResponses(response: ServerResponse, reply: Reply): void {
  const send = (type: string, more: object) => event(response, type, { type, ...more });
  send('response.created', { response: { id: 'resp_1' } });
  const item =
    'say' in reply
      ? {
          type: 'message',
          id: 'msg_1',
          role: 'assistant',
          content: [{ type: 'output_text', text: reply.say }],
        }
      : 'custom' in reply
        ? {
            type: 'custom_tool_call',
            id: 'item_1',
            call_id: callId(),
            name: reply.custom,
            input: reply.input,
          }
        : {
            type: 'function_call',
            id: 'item_1',
            call_id: callId(),
            name: reply.call,
            arguments: JSON.stringify(reply.input),
          };
  send('response.output_item.added', {
    output_index: 0,
    item: 'say' in reply ? { ...item, content: [] } : item,
  });
  if ('say' in reply)
    send('response.output_text.delta', {
      item_id: 'msg_1',
      output_index: 0,
      content_index: 0,
      delta: reply.say,
    });
  send('response.output_item.done', { output_index: 0, item });
  const usage = {
    input_tokens: TOKENS.input,
    input_tokens_details: { cached_tokens: 0 },
    output_tokens: TOKENS.output,
    output_tokens_details: { reasoning_tokens: 0 },
    total_tokens: TOKENS.input + TOKENS.output,
  };
  send('response.completed', { response: { id: 'resp_1', usage } });
  response.end();
}

function sendMessages(response: ServerResponse, reply: Reply, streams: boolean): void {
  const said = 'say' in reply ? reply.say : '';
  const block =
    'call' in reply
      ? { type: 'tool_use', id: callId(), name: reply.call, input: reply.input }
      : { type: 'text', text: said };
  const stop_reason = 'call' in reply ? 'tool_use' : 'end_turn';
  const base = { id: 'msg_1', type: 'message', role: 'assistant', model: 'lab', stop_sequence: null };
  const usage = { input_tokens: TOKENS.input, output_tokens: TOKENS.output };
  if (!streams) {
    response.setHeader('content-type', 'application/json');
    return void response.end(JSON.stringify({ ...base, content: [block], stop_reason, usage }));
  }
  const send = (type: string, more: object) => event(response, type, { type, ...more });
  send('message_start', {
    message: { ...base, content: [], stop_reason: null, usage: { ...usage, output_tokens: 1 } },
  });
  const isCall = 'call' in reply;
  send('content_block_start', {
    index: 0,
    content_block: isCall ? { ...block, input: {} } : { ...block, text: '' },
  });
  const delta = isCall
    ? { type: 'input_json_delta', partial_json: JSON.stringify(reply.input) }
    : { type: 'text_delta', text: said };
  send('content_block_delta', { index: 0, delta });
  send('content_block_stop', { index: 0 });
  send('message_delta', {
    delta: { stop_reason, stop_sequence: null },
    usage: { output_tokens: TOKENS.output },
  });
  send('message_stop', {});
  response.end();
}

function event(response: ServerResponse, name: string | null, data: object): void {
  response.write(`${name === null ? '' : `event: ${name}\n`}data: ${JSON.stringify(data)}\n\n`);
}

import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What the next request gets. A function decides by the request. */
export type ScriptedReply =
  | { readonly say: string; readonly tokens?: readonly [input: number, output: number] }
  | { readonly call: readonly { readonly name: string; readonly input: unknown }[] }
  | { readonly status: number; readonly message?: string; readonly retryAfter?: string }
  /** These bytes as they are, as an event stream. */
  | { readonly raw: string; readonly type?: string }
  /** A redirect to another address. */
  | { readonly leadTo: string }
  /** Half of the words, then the connection is cut. */
  | { readonly breakAfter: string }
  /** Nothing comes until the client goes away. */
  | 'silence';

export type ScriptedRequest = {
  readonly headers: IncomingMessage['headers'];
  readonly body: {
    readonly model: string;
    readonly messages: readonly { readonly role: string; readonly content: unknown }[];
    readonly tools?: readonly unknown[];
    readonly stream_options?: unknown;
  };
};

export interface ScriptedModel extends AsyncDisposable {
  /** Ends in /v1. */
  readonly address: string;
  /** Chat requests in the order they came. */
  readonly requests: ScriptedRequest[];
  /** How many requests were given up by the client before their answer was whole. */
  abandoned(): number;
  /** Replies to come, before those of `otherwise`. */
  next(...replies: readonly Script[]): void;
  /** Stops listening and cuts what is open, as a crash would. */
  die(): Promise<void>;
  /** Listens again at the same address. */
  revive(): Promise<void>;
}

export type Script = ScriptedReply | ((request: ScriptedRequest) => ScriptedReply);

/** A server on loopback that speaks the chat protocol: event streams, tool calls, usage, refusals and worse. */
export async function scriptedModel(
  otherwise: Script = { status: 500 },
  options: { readonly key?: string; readonly models?: readonly string[] } = {},
): Promise<ScriptedModel> {
  const queue: Script[] = [];
  const requests: ScriptedRequest[] = [];
  let abandoned = 0;
  const server = createServer((request, response) => {
    response.once('close', () => {
      if (!response.writableFinished) abandoned++;
    });
    void answer(request, response);
  });

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (options.key !== undefined && request.headers.authorization !== `Bearer ${options.key}`) {
      return refuse(response, 401, `Incorrect API key provided: ${request.headers.authorization ?? ''}`);
    }
    if (request.url === '/v1/models') {
      const data = (options.models ?? ['scripted']).map((id) => ({ id, object: 'model' }));
      response.setHeader('content-type', 'application/json');
      return void response.end(JSON.stringify({ object: 'list', data }));
    }
    if (request.url !== '/v1/chat/completions') return refuse(response, 404, 'Not found');
    const body = JSON.parse(await textOf(request)) as ScriptedRequest['body'];
    const seen = { headers: request.headers, body };
    requests.push(seen);
    if (!(options.models ?? [body.model]).includes(body.model)) {
      return refuse(response, 404, `The model ${body.model} does not exist`);
    }
    const script = queue.shift() ?? otherwise;
    send(response, typeof script === 'function' ? script(seen) : script);
  }

  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const die = async () => {
    if (!server.listening) return;
    const closed = once(server, 'close');
    server.close();
    server.closeAllConnections();
    await closed;
  };
  return {
    address: `http://127.0.0.1:${port}/v1`,
    requests,
    abandoned: () => abandoned,
    next: (...replies) => void queue.push(...replies),
    die,
    async revive() {
      server.listen(port, '127.0.0.1');
      await once(server, 'listening');
    },
    [Symbol.asyncDispose]: die,
  };
}

function send(response: ServerResponse, reply: ScriptedReply): void {
  if (reply === 'silence') return response.flushHeaders();
  if ('status' in reply) {
    if (reply.retryAfter !== undefined) response.setHeader('retry-after', reply.retryAfter);
    return refuse(response, reply.status, reply.message ?? 'It failed.');
  }
  if ('leadTo' in reply) return void response.writeHead(307, { location: reply.leadTo }).end();
  response.setHeader('content-type', 'type' in reply && reply.type ? reply.type : 'text/event-stream');
  if ('raw' in reply) return void response.end(reply.raw);
  const words = 'say' in reply ? reply.say : 'breakAfter' in reply ? reply.breakAfter : '';
  for (const content of words.match(/.{1,40}/gs) ?? []) write(response, { delta: { content } });
  if ('breakAfter' in reply) return void setImmediate(() => response.destroy());
  if ('call' in reply) writeCalls(response, reply.call);
  write(response, { delta: {}, finish_reason: 'call' in reply ? 'tool_calls' : 'stop' });
  const [input, output] = ('say' in reply && reply.tokens) || [10, 5];
  const usage = { prompt_tokens: input, completion_tokens: output, total_tokens: input + output };
  response.write(`data: ${JSON.stringify({ object: 'chat.completion.chunk', choices: [], usage })}\n\n`);
  response.end('data: [DONE]\n\n');
}

/** The arguments of a call come in pieces, as the services send them. */
function writeCalls(
  response: ServerResponse,
  calls: readonly { readonly name: string; readonly input: unknown }[],
): void {
  for (const [index, { name, input }] of calls.entries()) {
    const text = JSON.stringify(input);
    const half = Math.ceil(text.length / 2);
    const first = {
      index,
      id: `call_${index}`,
      type: 'function',
      function: { name, arguments: text.slice(0, half) },
    };
    write(response, { delta: { tool_calls: [first] } });
    write(response, { delta: { tool_calls: [{ index, function: { arguments: text.slice(half) } }] } });
  }
}

function write(response: ServerResponse, choice: object): void {
  const chunk = { object: 'chat.completion.chunk', choices: [{ index: 0, finish_reason: null, ...choice }] };
  response.write(`data: ${JSON.stringify(chunk)}\n\n`);
}

function refuse(response: ServerResponse, status: number, message: string): void {
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(JSON.stringify({ error: { message, type: 'error', code: null } }));
}

async function textOf(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts).toString('utf8');
}

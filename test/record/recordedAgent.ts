// An agent without a model, for the recording of the sample: it speaks the Agent Client Protocol and does what
// stories.ts says of its task, at a pace that a person could follow.
import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Readable, Writable } from 'node:stream';
import { setTimeout as wait } from 'node:timers/promises';
import { agent, methods, ndJsonStream, PROTOCOL_VERSION } from '@agentclientprotocol/sdk';
import { type Step, storyOf } from './stories.ts';

/** Milliseconds between two steps. */
const PACE = 350;
type Update = (body: object) => Promise<void>;

let cwd = '';
let calls = 0;
const whole = (path: string) => join(cwd, path);

const app = agent({ name: 'recorded' })
  .onRequest(methods.agent.initialize, () => ({
    protocolVersion: PROTOCOL_VERSION,
    agentInfo: { name: 'recorded', title: 'Recorded agent', version: '1' },
    agentCapabilities: {},
  }))
  .onRequest(methods.agent.session.new, ({ params }) => {
    cwd = params.cwd;
    return { sessionId: 'recorded' };
  })
  .onRequest(methods.agent.session.prompt, async ({ params, client }) => {
    const brief = params.prompt.map((part) => (part.type === 'text' ? part.text : '')).join('\n');
    const taskId = /\bT\d+\b/.exec(brief)?.[0] ?? '';
    const update: Update = (body) =>
      client.notify(methods.client.session.update, { sessionId: 'recorded', update: body as never });
    for (const step of storyOf(taskId, whole)) {
      await wait(PACE);
      if (step.do === 'run' && step.asks === true) {
        const toolCall = {
          toolCallId: `call-${calls + 1}`,
          kind: 'execute' as const,
          title: step.command,
          rawInput: { command: step.command },
        };
        const options = [
          { optionId: 'yes', name: 'Allow once', kind: 'allow_once' as const },
          { optionId: 'no', name: 'Refuse', kind: 'reject_once' as const },
        ];
        await client.request(methods.client.session.requestPermission, {
          sessionId: 'recorded',
          toolCall,
          options,
        });
      }
      await take(step, update);
    }
    return { stopReason: 'end_turn' as const };
  });

async function take(step: Step, update: Update): Promise<void> {
  switch (step.do) {
    case 'say':
      return update({
        sessionUpdate: 'agent_message_chunk',
        content: { type: 'text', text: `${step.text}\n` },
      });
    case 'plan':
      return update({
        sessionUpdate: 'plan',
        entries: step.steps.map((content, index) => ({
          content,
          priority: 'medium',
          status: index < step.done ? 'completed' : index === step.done ? 'in_progress' : 'pending',
        })),
      });
    case 'read':
      return call(update, {
        kind: 'read',
        title: `Read ${step.path}`,
        locations: [{ path: whole(step.path) }],
      });
    case 'search':
      return call(update, { kind: 'search', title: `Search for ${step.text}` });
    case 'write':
      return write(step, update);
    case 'run':
      return run(step.command, update);
  }
}

async function call(update: Update, body: object): Promise<void> {
  await update({ sessionUpdate: 'tool_call', toolCallId: `call-${++calls}`, status: 'completed', ...body });
}

async function write({ path, text }: Extract<Step, { do: 'write' }>, update: Update): Promise<void> {
  const oldText = existsSync(whole(path)) ? readFileSync(whole(path), 'utf8') : null;
  mkdirSync(dirname(whole(path)), { recursive: true });
  writeFileSync(whole(path), text);
  const diff = { type: 'diff', path: whole(path), oldText, newText: text };
  await call(update, {
    kind: 'edit',
    title: `Edit ${path}`,
    locations: [{ path: whole(path) }],
    content: [diff],
  });
}

async function run(command: string, update: Update): Promise<void> {
  const toolCallId = `call-${++calls}`;
  const head = { toolCallId, kind: 'execute', title: command, rawInput: { command } };
  await update({ sessionUpdate: 'tool_call', ...head, status: 'in_progress' });
  const [program = '', ...args] = command.split(' ');
  const { failed, output } = await new Promise<{ failed: boolean; output: string }>((resolve) => {
    execFile(program, args, { cwd }, (error, stdout, stderr) =>
      resolve({ failed: error !== null, output: `${stdout}${stderr}` }),
    );
  });
  const content = [{ type: 'content', content: { type: 'text', text: output } }];
  await update({
    sessionUpdate: 'tool_call_update',
    toolCallId,
    status: failed ? 'failed' : 'completed',
    content,
  });
}

const input = Readable.toWeb(process.stdin) as ReadableStream<Uint8Array>;
const output = Writable.toWeb(process.stdout) as WritableStream<Uint8Array>;
await app.connect(ndJsonStream(output, input)).closed;
process.exit();

import {
  type AgentApp,
  type AgentContext,
  agent,
  methods,
  PROTOCOL_VERSION,
  RequestError,
  type RequestPermissionResponse,
  type SessionUpdate,
} from '@agentclientprotocol/sdk';
import type { AgentFacts, AgentModel } from '#electron/agents/agentSession.ts';
import { optionOfKind } from '#electron/agents/acpPermission.ts';
import type { AgentTool, ToolAnswer } from '#electron/agents/tools/agentTool.ts';
import type { ModelMessage, ModelUsage, ToolCall } from '#electron/model/model.ts';
import { callUpdate, isFileTool } from './callUpdate.ts';
import { checkTool } from './checkTool.ts';
import { fileTools, type MayChange } from './fileTools.ts';
import { toolLoop } from './toolLoop.ts';
import { workspaceFiles } from './workspaceFiles.ts';

export type BuiltInNeeds = {
  readonly model: AgentModel;
  readonly facts: AgentFacts;
  /** Overture's own tools, without a server between. */
  readonly tools: readonly AgentTool[];
};

const SESSION = 'built-in';
/** What a conversation may take at first: about 60,000 tokens, which most models hold. */
const ROOM = 240_000;
const CHARACTERS_A_TOKEN = 4;

const CHANGE_OPTIONS = [
  { optionId: 'allow', name: 'Allow', kind: 'allow_once' as const },
  { optionId: 'reject', name: 'Refuse', kind: 'reject_once' as const },
];

/**
 * A coding agent on a model alone, for people who have no agent program. It speaks the protocol like any other, asks
 * before each change as they do, and runs nothing but the project's checks.
 */
export function builtInAgent({ model, facts, tools }: BuiltInNeeds): AgentApp {
  const messages: ModelMessage[] = [{ role: 'system', content: model.instructions }];
  const room = { characters: ROOM };
  const { used, tellUsage } = countUsage(model, room);
  let cwd = '';
  let calls = 0;
  let stopping = new AbortController();

  async function takeTurn(client: AgentContext, text: string) {
    stopping = new AbortController();
    const { signal } = stopping;
    const before = { ...used };
    messages.push({ role: 'user', content: text });
    const update = (body: SessionUpdate) =>
      client.notify(methods.client.session.update, { sessionId: SESSION, update: body });
    let current = '';
    const ended = await toolLoop({
      model: model.open(
        (words) => void update({ sessionUpdate: 'notice', severity: 'warning', title: words }),
      ),
      tools: toolsIn(
        cwd,
        { facts, tools },
        askingBefore(client, () => current),
      ),
      messages,
      signal,
      room,
      perform: (tool, call, input) => {
        current = `call-${++calls}`;
        return tell(update, current, tool, call, input, signal);
      },
      onSaid: (words) =>
        update({ sessionUpdate: 'agent_message_chunk', content: { type: 'text', text: words } }),
      onUsage: (usage) => tellUsage(update, usage),
    });
    if (!ended.ok) throw new RequestError(-32603, ended.error);
    const usage = { inputTokens: used.input - before.input, outputTokens: used.output - before.output };
    const stopReason = { done: 'end_turn', cancelled: 'cancelled', tooLong: 'max_turn_requests' } as const;
    return { stopReason: stopReason[ended.value], usage };
  }

  return agent({ name: 'overture' })
    .onRequest(methods.agent.initialize, () => ({
      protocolVersion: PROTOCOL_VERSION,
      agentInfo: { name: 'overture', title: `Overture’s own agent with ${model.name}`, version: '' },
      agentCapabilities: {},
    }))
    .onRequest(methods.agent.session.new, ({ params }) => {
      cwd = params.cwd;
      const availableModes = [{ id: 'ask', name: 'Asks before it changes anything' }];
      return { sessionId: SESSION, modes: { currentModeId: 'ask', availableModes } };
    })
    .onRequest(methods.agent.session.setMode, () => ({}))
    .onNotification(methods.agent.session.cancel, () => stopping.abort())
    .onRequest(methods.agent.session.prompt, ({ params, client }) =>
      takeTurn(client, params.prompt.map((part) => (part.type === 'text' ? part.text : '')).join('\n')),
    );
}

/** Asks whoever follows the work before a file changes. */
function askingBefore(client: AgentContext, callId: () => string): MayChange {
  return async ({ path, oldText, newText }) => {
    const content = [{ type: 'diff' as const, path, oldText, newText }];
    const toolCall = { toolCallId: callId(), kind: 'edit' as const, content, locations: [{ path }] };
    const asked = { sessionId: SESSION, toolCall, options: CHANGE_OPTIONS };
    const answer: RequestPermissionResponse = await client.request(
      methods.client.session.requestPermission,
      asked,
    );
    const { outcome } = answer;
    return (
      outcome.outcome === 'selected' && outcome.optionId === optionOfKind(CHANGE_OPTIONS, 'allow')?.optionId
    );
  };
}

function toolsIn(
  cwd: string,
  { facts, tools }: Pick<BuiltInNeeds, 'facts' | 'tools'>,
  mayChange: MayChange,
): readonly AgentTool[] {
  const files = workspaceFiles(cwd, (path) => facts.isSecret(path));
  const check = checkTool(facts);
  return [...fileTools(files, mayChange), ...(check ? [check] : []), ...tools];
}

/** What the session used so far, and what that costs where the prices are known. */
function countUsage({ prices }: AgentModel, room: { readonly characters: number }) {
  const used = { input: 0, output: 0 };
  function tellUsage(update: Update, { input, output }: ModelUsage): Promise<void> {
    used.input += input;
    used.output += output;
    const amount = prices && (used.input * prices.input + used.output * prices.output) / 1_000_000;
    const cost = amount === null ? {} : { cost: { amount, currency: 'USD' } };
    const size = Math.round(room.characters / CHARACTERS_A_TOKEN);
    return update({ sessionUpdate: 'usage_update', used: input + output, size, ...cost });
  }
  return { used, tellUsage };
}

type Update = (body: SessionUpdate) => Promise<void>;

async function tell(
  update: Update,
  id: string,
  tool: AgentTool,
  _call: ToolCall,
  input: unknown,
  signal: AbortSignal,
): Promise<ToolAnswer> {
  if (!isFileTool(tool)) return tool.run(input, signal);
  const call = callUpdate(id, tool, input);
  await update({ sessionUpdate: 'tool_call', ...call, status: 'in_progress' });
  const answer = await tool.run(input, signal);
  const status = answer.failed ? 'failed' : 'completed';
  const isShown = tool.name === 'run_check' || answer.failed;
  const content = [{ type: 'content' as const, content: { type: 'text' as const, text: answer.text } }];
  await update({ sessionUpdate: 'tool_call_update', toolCallId: id, status, ...(isShown && { content }) });
  return answer;
}

import { onTestFinished } from 'vitest';
import type { AgentModel, AgentStart } from '#electron/agents/agentSession.ts';
import { openModel } from '#electron/model/openModel.ts';
import type { Agent } from '#shared/settings/settings.ts';
import { type Script, scriptedModel, type ScriptedModel } from './scriptedModel.ts';

export const BUILT_IN: Agent = { kind: 'model', id: 'model', name: 'Built-in agent' };
export const callOf = (name: string, input: unknown): Script => ({ call: [{ name, input }] });
/** A busy machine is not a slow service; only what is about silence runs into a limit. */
const PATIENT = { firstWord: 60_000, silence: 60_000, whole: 60_000 };
export const IMPATIENT = { firstWord: 400, silence: 400, whole: 2_000 };

/** Answers with these replies, and after them with an error. */
export async function modelOf(...replies: readonly Script[]): Promise<ScriptedModel> {
  const server = await scriptedModel({ status: 500 });
  onTestFinished(() => server[Symbol.asyncDispose]());
  server.next(...replies);
  return server;
}

export function withModel({ address }: { readonly address: string }, limits = PATIENT): Partial<AgentStart> {
  const model: AgentModel = {
    name: 'scripted, on this machine',
    prices: { input: 2, output: 10 },
    instructions: 'You write code.',
    open: (onWait) =>
      openModel(
        { address, model: 'scripted', key: null },
        {
          limits,
          retries: { most: 1, first: 1, onWait: (error) => onWait(`${error.code}: it tries again.`) },
        },
      ),
  };
  return { model: async () => model };
}

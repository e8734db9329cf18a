import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type AuthMethod, methods } from '@agentclientprotocol/sdk';
import type { Reaper } from '#electron/process/reaper.ts';
import { fail, ok, type Result } from '#shared/contract/result.ts';
import { describeSplitError, splitCommand } from '#shared/run/splitCommand.ts';
import type { Agent } from '#shared/settings/settings.ts';
import type { SignInWay, Trial } from '#shared/settings/trial.ts';
import { type AcpConnection, type AcpRequest, connectAcp } from './acpConnection.ts';
import { type AcpAgent, programLink } from './acpLink.ts';
import { findProgram } from './findProgram.ts';

export type TrialOutcome = Omit<Trial, 'at'>;
type Needs = { readonly reaper: Reaper; readonly path?: string };

/**
 * Whether an agent answers, in a sentence: an ACP agent is started up to an open session and ended again.
 * A command is only looked up, because starting it would do its work.
 */
export async function tryAgent(agent: Agent, needs: Needs): Promise<TrialOutcome> {
  switch (agent.kind) {
    case 'person':
      return works('You are here.');
    case 'model':
      return works('It works with the model above; test it there.');
    case 'command':
      return tryCommand(agent.command, needs);
    case 'acp':
      return tryAcp(agent, needs);
  }
}

async function tryCommand(command: string, { path }: Needs): Promise<TrialOutcome> {
  const split = splitCommand(command);
  if (!split.ok) return failed(describeSplitError(split.error));
  const [program] = split.value;
  const found = await findProgram(program, path ?? process.env['PATH'] ?? '');
  return found
    ? works(`Found at ${found}.`)
    : failed(`${program} was not found on this machine. Install it, or give its full path.`);
}

async function tryAcp(agent: AcpAgent, { reaper }: Needs): Promise<TrialOutcome> {
  const tried = await openBriefly(agent, reaper, async () => undefined);
  if (tried.ok) {
    const { introduction, version } = tried.value;
    return works(`${introduction ?? agent.name} answered and opened a session.`, version);
  }
  const { sentence, signIn } = tried.error;
  // The way forward that holds elsewhere is where the person is already.
  if (!signIn) return failed(sentence.replace(/ (?:Try it in Settings|Go on to try again)\.$/, ''));
  const words = signIn.length === 0 ? sentence : `${agent.name} is not signed in.`;
  return { state: 'signIn', words, version: null, ways: signIn.map((way) => wayOf(agent, way)) };
}

/** Signs in by a way the agent offered. Most open a browser, and settle when the person is through there. */
export async function signInAgent(
  agent: Agent,
  way: string,
  { reaper }: Needs,
): Promise<Result<string, string>> {
  if (agent.kind !== 'acp') return fail(`${agent.name} needs no signing in.`);
  const signIn = async ({ connection }: Pick<AcpConnection, 'connection'>) => {
    await connection.agent.request(methods.agent.authenticate, { methodId: way });
  };
  const done = await openBriefly(agent, reaper, signIn);
  return done.ok ? ok(`${agent.name} is signed in.`) : fail(done.error.sentence);
}

/** A session in an empty folder, ended as soon as it is there. */
async function openBriefly(agent: AcpAgent, reaper: Reaper, onReady: NonNullable<AcpRequest['onReady']>) {
  const workspace = await mkdtemp(join(tmpdir(), 'overture-try-'));
  try {
    const opened = await connectAcp({
      name: agent.name,
      open: programLink(agent, reaper),
      workspace,
      onReady,
      onUpdate: () => undefined,
      onPermission: () => Promise.resolve({ outcome: { outcome: 'cancelled' } }),
    });
    if (!opened.ok) return opened;
    opened.value.connection.close();
    await opened.value.link.stop();
    return ok(opened.value);
  } finally {
    await rm(workspace, { recursive: true, force: true });
  }
}

/** A way that takes a terminal is the agent's own command with more behind it. */
function wayOf(agent: AcpAgent, way: AuthMethod): SignInWay {
  const args = 'type' in way && way.type === 'terminal' ? (way.args ?? []) : null;
  const command = args && [agent.command, ...args].join(' ');
  return { id: way.id, name: way.name, description: way.description ?? '', command };
}

function works(words: string, version: string | null = null): TrialOutcome {
  return { state: 'works', words, version, ways: [] };
}

function failed(words: string): TrialOutcome {
  return { state: 'failed', words, version: null, ways: [] };
}

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Reaper } from '#electron/process/reaper.ts';
import { fail, ok, type Result } from '#shared/contract/result.ts';
import { describeSplitError, splitCommand } from '#shared/run/splitCommand.ts';
import type { Agent } from '#shared/settings/settings.ts';
import { connectAcp } from './acpConnection.ts';
import { type AcpAgent, programLink } from './acpLink.ts';
import { findProgram } from './findProgram.ts';

/**
 * Whether an agent answers, in a sentence: an ACP agent is started up to an open session and ended again.
 * A command is only looked up, because starting it would do its work.
 */
export async function tryAgent(
  agent: Agent,
  needs: { readonly reaper: Reaper; readonly path?: string },
): Promise<Result<string, string>> {
  if (agent.kind === 'person') return ok('You are here.');
  if (agent.kind === 'model') return ok('It works with the model above; test it there.');
  const split = splitCommand(agent.command);
  if (!split.ok) return fail(describeSplitError(split.error));
  if (agent.kind === 'acp') return openOnce(agent, needs.reaper);
  const [program] = split.value;
  const found = await findProgram(program, needs.path ?? process.env['PATH'] ?? '');
  return found
    ? ok(`Found at ${found}.`)
    : fail(`${program} was not found on this machine. Install it, or give its full path.`);
}

async function openOnce(agent: AcpAgent, reaper: Reaper): Promise<Result<string, string>> {
  const workspace = await mkdtemp(join(tmpdir(), 'overture-try-'));
  try {
    const opened = await connectAcp({
      name: agent.name,
      open: programLink(agent, reaper),
      workspace,
      onUpdate: () => undefined,
      onPermission: () => Promise.resolve({ outcome: { outcome: 'cancelled' } }),
    });
    if (!opened.ok) return fail(opened.error.sentence);
    opened.value.connection.close();
    await opened.value.link.stop();
    return ok(`${opened.value.introduction ?? agent.name} answered and opened a session.`);
  } finally {
    await rm(workspace, { recursive: true, force: true });
  }
}

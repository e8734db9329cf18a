import { Readable, Writable } from 'node:stream';
import { type ClientApp, type ClientConnection, ndJsonStream } from '@agentclientprotocol/sdk';
import { describeProcessError } from '#electron/process/processError.ts';
import type { ProcessExit } from '#electron/process/processOutput.ts';
import type { Reaper } from '#electron/process/reaper.ts';
import type { StopTimes } from '#electron/process/runningProcess.ts';
import { startProcess } from '#electron/process/startProcess.ts';
import { fail, ok, type Result } from '#shared/contract/result.ts';
import { describeSplitError, splitCommand } from '#shared/run/splitCommand.ts';
import type { Agent } from '#shared/settings/settings.ts';
import { agentEnvironment } from './agentEnvironment.ts';
import { onlyJson } from './onlyJson.ts';

export type AcpAgent = Extract<Agent, { kind: 'acp' }>;

/** An agent to speak with, wherever it runs: a program with standard streams, or Overture itself. */
export type AcpLink = {
  connect(app: ClientApp): ClientConnection;
  /** Settles once nothing of the agent runs any more. */
  readonly exited: Promise<ProcessExit>;
  stop(times?: StopTimes): Promise<ProcessExit>;
  /** The end of what it wrote beside the protocol, for when it fails. */
  lastWords(): string;
};

/** Makes a link to an agent that works in that folder. The failure is a sentence. */
export type OpenAcpLink = (workspace: string) => Promise<Result<AcpLink, string>>;

const LAST_CHARACTERS = 4000;

/** A program that speaks the protocol over its standard streams; what else it prints there is kept as last words. */
export function programLink(agent: AcpAgent, reaper: Reaper): OpenAcpLink {
  return async (workspace) => {
    const split = splitCommand(agent.command);
    if (!split.ok) return fail(`${agent.name}: ${describeSplitError(split.error)}`);
    const [program, ...args] = split.value;
    let words = '';
    const hear = (text: string) => {
      words = (words + text).slice(-LAST_CHARACTERS);
    };
    const env = agentEnvironment(agent.environment);
    const request = { program, args, cwd: workspace, env, reaper, rawStdout: true, onStderr: hear };
    const started = await startProcess(request);
    if (!started.ok) return fail(describeProcessError(started.error));
    const process = started.value;
    return ok({
      connect: (app) => {
        const output = Readable.toWeb(process.stdout) as ReadableStream<Uint8Array>;
        const messages = output.pipeThrough(onlyJson((line) => hear(`${line}\n`)));
        return app.connect(ndJsonStream(Writable.toWeb(process.stdin), messages));
      },
      exited: process.exited,
      stop: (times) => process.stop(times),
      lastWords: () => words,
    });
  };
}

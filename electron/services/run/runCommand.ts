import { stripVTControlCharacters } from 'node:util';
import { childEnvironment } from '#electron/process/childEnvironment.ts';
import { describeProcessError, type ProcessError } from '#electron/process/processError.ts';
import type { ProcessOutput } from '#electron/process/processOutput.ts';
import type { Reaper } from '#electron/process/reaper.ts';
import { runProcess } from '#electron/process/runProcess.ts';
import { describeSplitError, splitCommand } from '#shared/run/splitCommand.ts';
import { countOf } from '#shared/run/words.ts';

export type CommandRequest = {
  readonly command: string;
  /** A line of overture.yaml that a person has seen may use the shell; any other is split and given to none. */
  readonly trusted: boolean;
  readonly cwd: string;
  readonly signal: AbortSignal;
  readonly limitMs: number;
  readonly reaper: Reaper;
};

/**
 * `output` is the end of what it wrote, from a line's beginning and without colours, and `whole` all of it; `exitCode`
 * is null when it did not run to its end.
 */
export type CommandResult = {
  readonly exitCode: number | null;
  readonly output: string;
  readonly whole: string;
  readonly seconds: number;
};

const OUTPUT_CHARACTERS = 20_000;
const OUTPUT_BYTES = 16 * 1024 * 1024;

/** Runs a command of the project to its end, or to the limit; nothing it started outlives it. */
export async function runCommand(request: CommandRequest): Promise<CommandResult> {
  const started = performance.now();
  const seconds = () => Math.round((performance.now() - started) / 100) / 10;
  const words = request.trusted ? shellLine(request.command) : splitCommand(request.command);
  if (!words.ok) return { exitCode: null, ...saying(describeSplitError(words.error)), seconds: 0 };
  const [program, ...args] = words.value;
  const ran = await runProcess({
    program,
    args,
    cwd: request.cwd,
    env: childEnvironment({ CI: '1', NO_COLOR: '1' }),
    signal: request.signal,
    timeoutMs: request.limitMs,
    maxStdoutBytes: OUTPUT_BYTES,
    maxStderrBytes: OUTPUT_BYTES,
    endLeftovers: true,
    mark: request.reaper.nextMark(),
  });
  if (ran.ok) return { exitCode: ran.value.exitCode, ...saying(textOf(ran.value)), seconds: seconds() };
  const said = 'output' in ran.error ? `${textOf(ran.error.output)}\n` : '';
  return { exitCode: null, ...saying(`${said}${describeEnd(ran.error)}`), seconds: seconds() };
}

/** Whoever reads it wrote the command, and knows nothing of the shell it runs in. */
function describeEnd(error: ProcessError): string {
  if (error.code !== 'timedOut') return describeProcessError(error);
  const { afterMs } = error;
  const time = afterMs < 60_000 ? `${afterMs / 1000} s` : countOf(Math.round(afterMs / 60_000), 'minute');
  return `It did not finish within ${time} and was ended, with all it had started. Make it quicker, or split it.`;
}

function shellLine(command: string): { readonly ok: true; readonly value: readonly [string, ...string[]] } {
  if (process.platform === 'win32') return { ok: true, value: ['cmd.exe', '/d', '/s', '/c', command] };
  return { ok: true, value: ['/bin/sh', '-c', command] };
}

function textOf({ stdout, stderr }: ProcessOutput): string {
  const both = [stdout, stderr].map((text) => stripVTControlCharacters(text).trimEnd());
  return both.filter((text) => text !== '').join('\n');
}

function saying(whole: string): Pick<CommandResult, 'output' | 'whole'> {
  return { whole, output: endOf(whole) };
}

/** A line too long for it is cut. */
function endOf(whole: string): string {
  if (whole.length <= OUTPUT_CHARACTERS) return whole;
  const line = whole.indexOf('\n', whole.length - OUTPUT_CHARACTERS - 1);
  return line === -1 ? whole.slice(-OUTPUT_CHARACTERS) : whole.slice(line + 1);
}

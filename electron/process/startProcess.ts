import type { ChildProcess } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import type { Readable } from 'node:stream';
import { StringDecoder } from 'node:string_decoder';
import { ok, type Result } from '#shared/contract/result.ts';
import type { ProcessError } from './processError.ts';
import type { ProcessExit } from './processOutput.ts';
import type { Reaper } from './reaper.ts';
import type { RunningProcess } from './runningProcess.ts';
import { type ProcessRequest, spawnChild } from './spawnChild.ts';
import { stopChild } from './stopChild.ts';

export type StartRequest = ProcessRequest & {
  /** Text as it arrives; characters are never cut in two. */
  readonly onStdout?: (text: string) => void;
  readonly onStderr?: (text: string) => void;
  /** Whole lines of stdout without their line end; the last one also when it has none. */
  readonly onLine?: (line: string) => void;
  /** Leaves stdout to the caller, who reads it from the returned process. */
  readonly rawStdout?: boolean;
  /** Owns the child until its end; without one the caller alone answers for stopping it. */
  readonly reaper?: Reaper;
};

/** Milliseconds that output may still arrive after the child's own end. */
const DRAIN_MS = 1000;

/** Starts a long-lived child. The caller, or the reaper it names, must stop it. */
export async function startProcess(request: StartRequest): Promise<Result<RunningProcess, ProcessError>> {
  const mark = request.reaper?.nextMark() ?? randomUUID();
  const started = await spawnChild(request, 'pipe', mark);
  if (!started.ok) return started;

  const child = started.value;
  const exited = childExit(child);
  const running = makeRunning(child, exited, mark);
  listen(child, request);
  await request.reaper?.own(running, { program: request.program, mark });
  return ok(running);
}

function makeRunning(
  child: ChildProcess & { readonly pid: number },
  exited: Promise<ProcessExit>,
  mark: string,
): RunningProcess {
  const { stdin, stdout } = child;
  if (!stdin || !stdout) throw new Error('a child is always started with its streams piped');
  stdin.on('error', () => undefined);
  let stopping: Promise<ProcessExit> | undefined;
  return {
    pid: child.pid,
    stdin,
    stdout,
    exited,
    write: (text) =>
      new Promise((resolve) => {
        if (!stdin.writable) return resolve(false);
        stdin.write(text, (error) => resolve(!error));
      }),
    endInput: () => stdin.end(),
    stop: (times) => (stopping ??= stopChild(child, exited, mark, times ?? {})),
  };
}

function childExit(child: ChildProcess): Promise<ProcessExit> {
  return new Promise((resolve) => {
    child.once('exit', () => {
      const timer = setTimeout(() => {
        child.stdout?.destroy();
        child.stderr?.destroy();
      }, DRAIN_MS);
      child.once('close', () => clearTimeout(timer));
    });
    child.once('close', (exitCode, signal) => resolve({ exitCode, signal }));
  });
}

function listen(child: ChildProcess, request: StartRequest): void {
  const { onLine, onStdout, onStderr } = request;
  child.stdout?.on('error', () => undefined);
  child.stderr?.on('error', () => undefined);
  if (child.stdout && !request.rawStdout) {
    const lines = onLine && createLineSplitter(onLine);
    readText(child.stdout, (text) => {
      onStdout?.(text);
      lines?.add(text);
    });
    child.once('close', () => lines?.end());
  }
  if (child.stderr) readText(child.stderr, (text) => onStderr?.(text));
}

function readText(stream: Readable, onText: (text: string) => void): void {
  const decoder = new StringDecoder('utf8');
  stream.on('data', (chunk: Buffer) => {
    const text = decoder.write(chunk);
    if (text !== '') onText(text);
  });
  stream.on('end', () => {
    const rest = decoder.end();
    if (rest !== '') onText(rest);
  });
}

/** Cuts text that arrives in pieces into lines; a carriage return before the line end is dropped with it. */
export function createLineSplitter(onLine: (line: string) => void): { add(text: string): void; end(): void } {
  let rest = '';
  return {
    add(text) {
      const lines = (rest + text).split('\n');
      rest = lines.pop() ?? '';
      for (const line of lines) onLine(line.endsWith('\r') ? line.slice(0, -1) : line);
    },
    end() {
      if (rest !== '') onLine(rest);
      rest = '';
    },
  };
}

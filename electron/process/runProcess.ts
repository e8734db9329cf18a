import type { ChildProcess } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { fail, ok, type Result } from '#shared/contract/result.ts';
import { awakeLimit } from './awakeLimit.ts';
import { collectOutput } from './collectOutput.ts';
import { endTree } from './endTree.ts';
import type { ProcessError } from './processError.ts';
import type { ProcessOutput } from './processOutput.ts';
import { type ProcessRequest, spawnChild } from './spawnChild.ts';

export type RunRequest = ProcessRequest & {
  /** Given on stdin; without it the child reads the null device. */
  readonly input?: string | Uint8Array;
  readonly signal?: AbortSignal;
  readonly timeoutMs?: number;
  /** Bytes kept of each stream; 64 MiB when absent. */
  readonly maxStdoutBytes?: number;
  readonly maxStderrBytes?: number;
  /** Hears each piece of stdout as it comes; all of it is kept as well. */
  readonly onStdout?: (chunk: Buffer) => void;
  /** Ends what the child left running in the background (a server started by a check). */
  readonly endLeftovers?: boolean;
  /** The owner mark from a reaper, so that a killed host's child is found at the next start. */
  readonly mark?: string;
};

const KEEP_BYTES = 64 * 1024 * 1024;
/** Milliseconds between SIGTERM and SIGKILL. */
const GRACE_MS = 2000;
/** Milliseconds that output may still arrive after the child's own end. */
const DRAIN_MS = 1000;

/**
 * Runs a program to its end and gives its exit code and output; a non-zero exit code is not a failure here.
 * Fails with a code when it cannot be started, is cancelled or takes too long; never throws for those.
 */
export async function runProcess(request: RunRequest): Promise<Result<ProcessOutput, ProcessError>> {
  const { program, signal, timeoutMs } = request;
  if (signal?.aborted) return fail({ code: 'cancelled', program, output: NO_OUTPUT });
  const mark = request.mark ?? randomUUID();
  const started = await spawnChild(request, request.input === undefined ? 'ignore' : 'pipe', mark);
  if (!started.ok) return started;

  const child = started.value;
  const output = collectBoth(child, request);
  if (request.onStdout) child.stdout?.on('data', request.onStdout);
  const ended = childEnd(child);
  giveInput(child, request.input);

  const cut = await interruption(ended, signal, timeoutMs);
  const root = () => (child.exitCode === null && child.signalCode === null ? child.pid : null);
  if (cut || request.endLeftovers) await endTree(root, { mark, graceMs: GRACE_MS });
  await drain(child, ended);

  if (cut === 'cancelled') return fail({ code: 'cancelled', program, output: output() });
  if (cut === 'timedOut')
    return fail({ code: 'timedOut', program, afterMs: timeoutMs ?? 0, output: output() });
  return ok(output());
}

const NO_OUTPUT: ProcessOutput = {
  exitCode: null,
  signal: null,
  stdout: '',
  stdoutBytes: Buffer.alloc(0),
  stderr: '',
  stdoutTruncated: false,
  stderrTruncated: false,
};

function collectBoth(child: ChildProcess, request: RunRequest): () => ProcessOutput {
  if (!child.stdout || !child.stderr) throw new Error('a child is always started with its output piped');
  const stdout = collectOutput(child.stdout, request.maxStdoutBytes ?? KEEP_BYTES);
  const stderr = collectOutput(child.stderr, request.maxStderrBytes ?? KEEP_BYTES);
  return () => {
    const stdoutBytes = stdout.bytes();
    return {
      exitCode: child.exitCode,
      signal: child.signalCode,
      stdoutBytes,
      stdout: stdoutBytes.toString('utf8'),
      stderr: stderr.bytes().toString('utf8'),
      stdoutTruncated: stdout.truncated(),
      stderrTruncated: stderr.truncated(),
    };
  };
}

type ChildEnd = { readonly exited: Promise<void>; readonly closed: Promise<void> };

function childEnd(child: ChildProcess): ChildEnd {
  return {
    exited: new Promise((resolve) => child.once('exit', () => resolve())),
    closed: new Promise((resolve) => child.once('close', () => resolve())),
  };
}

function giveInput(child: ChildProcess, input: string | Uint8Array | undefined): void {
  // A child that ends without reading its input breaks the pipe; its exit code tells the story.
  child.stdin?.on('error', () => undefined);
  if (input !== undefined) child.stdin?.end(input);
}

/** Waits for the child's end, or for the reason to end it. */
async function interruption(
  ended: ChildEnd,
  signal: AbortSignal | undefined,
  timeoutMs: number | undefined,
): Promise<'cancelled' | 'timedOut' | null> {
  const { promise, resolve } = Promise.withResolvers<'cancelled' | 'timedOut' | null>();
  const onAbort = () => resolve('cancelled');
  signal?.addEventListener('abort', onAbort, { once: true });
  if (signal?.aborted) onAbort();
  const callOff = timeoutMs === undefined ? undefined : awakeLimit(timeoutMs, () => resolve('timedOut'));
  void ended.exited.then(() => resolve(null));
  try {
    return await promise;
  } finally {
    callOff?.();
    signal?.removeEventListener('abort', onAbort);
  }
}

/** A background process that inherited stdout would keep the streams open for ever. */
async function drain(child: ChildProcess, ended: ChildEnd): Promise<void> {
  await ended.exited;
  const timer = setTimeout(() => {
    child.stdout?.destroy();
    child.stderr?.destroy();
  }, DRAIN_MS);
  await ended.closed;
  clearTimeout(timer);
}

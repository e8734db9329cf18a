import type { ChildProcess } from 'node:child_process';
import { gather, endTree } from './endTree.ts';
import { waitForEnd } from './endProcesses.ts';
import type { ProcessExit } from './processOutput.ts';
import type { StopTimes } from './runningProcess.ts';

/** Milliseconds; some agents need a moment to save their conversation. */
const PATIENCE_MS = 3000;

/** Closes stdin, then SIGTERM, then SIGKILL for the child and all it started, also when the child is already gone. */
export async function stopChild(
  child: ChildProcess & { readonly pid: number },
  exited: Promise<ProcessExit>,
  mark: string,
  times: StopTimes,
): Promise<ProcessExit> {
  const root = () => (child.exitCode === null && child.signalCode === null ? child.pid : null);
  // The list is taken first: a child that ends politely leaves its own children without a parent to find them by.
  const seen = await gather(root(), mark, []);
  child.stdin?.end();
  await waitForEnd(seen, times.afterInputEndsMs ?? PATIENCE_MS);
  await endTree(root, { mark, graceMs: times.afterTerminateMs ?? PATIENCE_MS, already: seen });
  return exited;
}

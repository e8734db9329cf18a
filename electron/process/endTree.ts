import { listDescendants, listMarked } from './descendants.ts';
import { type KnownProcess, knowProcesses, signalProcesses, waitForEnd } from './endProcesses.ts';

/** Milliseconds a killed process gets to disappear; the kernel needs far less. */
const AFTER_KILL_MS = 2000;

/**
 * Ends a process and everything it started, first with SIGTERM, after `graceMs` with SIGKILL.
 * Killing the group is not enough: the shells of coding agents sit in groups of their own.
 * `already` are descendants seen earlier, which may have lost their parent since.
 * `root` is asked again each time and null once that process was collected, because its id may then be reused.
 */
export async function endTree(
  root: () => number | null,
  options: {
    readonly mark?: string;
    readonly graceMs: number;
    readonly already?: readonly KnownProcess[];
  },
): Promise<void> {
  const first = await gather(root(), options.mark, options.already ?? []);
  await signalProcesses(first, 'SIGTERM');
  if (first.length > 0) await waitForEnd(first, options.graceMs);
  // What was started while the others were ending is found by a second look.
  const second = await gather(root(), options.mark, first);
  await signalProcesses(second, 'SIGKILL');
  await waitForEnd(second, AFTER_KILL_MS);
}

/** The process, its descendants, what carries its mark, and the ones known before, each once. */
export async function gather(
  root: number | null,
  mark: string | undefined,
  already: readonly KnownProcess[],
): Promise<readonly KnownProcess[]> {
  const tree = root === null ? [] : [root, ...(await listDescendants(root))];
  const marked = mark === undefined ? [] : await listMarked(mark);
  const found = await knowProcesses([...new Set([...tree, ...marked])]);
  const seen = new Map([...already, ...found].map((one) => [`${one.pid} ${one.startTime}`, one]));
  return [...seen.values()];
}

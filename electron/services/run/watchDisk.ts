import type { MeasureMachine } from './measureMachine.ts';

/** Milliseconds between two looks; a program can write some gigabytes in that time, which the margin allows for. */
const EVERY_MS = 2000;
/** Of the room that is kept free for launching, the part below which a working agent has to stop. */
const LEAST = 1 / 4;

export type DiskWatch = {
  /** The free bytes that were too few; null while there is enough. */
  isFull(): number | null;
  end(): void;
};

/**
 * Calls `onFull` once, when the disk of that folder is nearly full: a full disk would take the person's other work
 * along, and Overture's ledger with it.
 */
export function watchDisk(folder: string, measure: MeasureMachine, onFull: () => void): DiskWatch {
  let full: number | null = null;
  const look = async () => {
    const { disk } = await measure(folder);
    if (full !== null || disk.free === null || disk.free >= disk.keep * LEAST) return;
    full = disk.free;
    clearInterval(timer);
    onFull();
  };
  const timer = setInterval(() => {
    look().catch((error: unknown) => console.error('the free space could not be watched', error));
  }, EVERY_MS).unref();
  return { isFull: () => full, end: () => clearInterval(timer) };
}

export function describeFullDisk(name: string, free: number): string {
  const megabytes = Math.round(free / 1_000_000);
  return `Only ${megabytes} MB are left on the disk, so ${name} was stopped before it is full. Make room, then go on; its work is kept.`;
}

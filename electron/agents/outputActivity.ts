import { stripVTControlCharacters } from 'node:util';
import { createLineSplitter } from '#electron/process/startProcess.ts';
import type { Clock } from '#electron/host/clock.ts';
import type { ActivityEntry } from '#shared/run/activity.ts';

/** Lines gathered in one entry, so that a chatty program does not make thousands of them. */
const LINES_PER_ENTRY = 40;

export type OutputActivity = {
  add(text: string): void;
  /** Closes the last entry. */
  end(): void;
};

/** Turns what a program prints into activity, a block of lines an entry; colours and cursor moves are dropped. */
export function createOutputActivity(
  name: string,
  clock: Clock,
  onActivity: (entry: ActivityEntry) => void,
): OutputActivity {
  let block = 0;
  let lines: string[] = [];
  let since = '';

  function emit(state: ActivityEntry['state']): void {
    const text = lines.findLast((line) => line.trim() !== '') ?? '';
    const entry = { id: `${name}-${block}`, at: since, kind: 'output' as const, text, files: [], state };
    onActivity({ ...entry, detail: lines.join('\n') });
  }

  const splitter = createLineSplitter((line) => {
    const plain = stripVTControlCharacters(line);
    if (lines.length === 0) since = new Date(clock()).toISOString();
    lines.push(plain);
    const isFull = lines.length >= LINES_PER_ENTRY;
    emit(isFull ? 'done' : 'going');
    if (isFull) startBlock();
  });

  function startBlock(): void {
    block += 1;
    lines = [];
  }

  return {
    add: (text) => splitter.add(text),
    end() {
      splitter.end();
      if (lines.length > 0) emit('done');
      startBlock();
    },
  };
}

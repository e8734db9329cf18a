import { stripVTControlCharacters } from 'node:util';
import { createLineSplitter } from '#electron/process/startProcess.ts';
import type { Clock } from '#electron/host/clock.ts';
import type { ActivityEntry } from '#shared/run/activity.ts';

/** Lines gathered in one entry, so that a chatty program does not make thousands of them. */
const LINES_PER_ENTRY = 40;
/** Entries of one program; what it prints beyond them shows in a last one that keeps only the newest lines. */
const MOST_ENTRIES = 200;
/** Characters of a line; some programs print without ever ending one. */
const LINE_CHARACTERS = 2000;

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
  let leftOut = 0;
  let since = '';

  function emit(state: ActivityEntry['state']): void {
    const text = lines.findLast((line) => line.trim() !== '') ?? '';
    const gap = leftOut > 0 ? [`… ${leftOut} lines are left out here …`] : [];
    const detail = [...gap, ...lines].join('\n');
    onActivity({ id: `${name}-${block}`, at: since, kind: 'output', text, detail, files: [], state });
  }

  function take(line: string): void {
    if (lines.length === 0) since = new Date(clock()).toISOString();
    lines.push(stripVTControlCharacters(line.slice(0, LINE_CHARACTERS)));
    const isLast = block === MOST_ENTRIES;
    if (isLast && lines.length > LINES_PER_ENTRY) {
      lines.shift();
      leftOut += 1;
    }
    if (isLast || lines.length < LINES_PER_ENTRY) return;
    emit('done');
    startBlock();
  }

  function startBlock(): void {
    block += 1;
    lines = [];
  }

  const splitter = createLineSplitter(take);
  return {
    add(text) {
      splitter.add(text);
      if (lines.length > 0) emit('going');
    },
    end() {
      splitter.end();
      if (lines.length > 0) emit('done');
      startBlock();
    },
  };
}

import { appendFileSync, mkdirSync, renameSync, statSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { inspect } from 'node:util';
import { maskSecrets } from '#shared/interview/model/maskSecrets.ts';
import { type LogEntry, logEntrySchema } from '#shared/diagnostics/contract.ts';

/** Bytes; a longer file makes way at the next start, and one earlier file is kept. */
const LARGEST = 1_000_000;
const NEWEST = 300;
/** `2026-11-23 18:30:05.120Z error  words`; what belongs to it follows with spaces in front. */
const HEAD = /^(\d{4}-\d\d-\d\d) (\d\d:\d\d:\d\d\.\d{3}Z) (note|warning|error) +(.*)$/;

export function logPath(dataDir: string): string {
  return join(dataDir, 'logs', 'overture.log');
}

/**
 * Writes an entry a person can read. What looks like a key or a password is taken out before it reaches the disk. A
 * disk that takes nothing more must not bring down what wanted to say so.
 */
export function writeLog(
  path: string,
  level: LogEntry['level'],
  words: readonly unknown[],
  now: number,
): void {
  const said = words.map((word) => (typeof word === 'string' ? word : inspect(word, { depth: 4 }))).join(' ');
  const [first = '', ...rest] = maskSecrets(said).split(/\r?\n/);
  const at = new Date(now).toISOString().replace('T', ' ');
  const lines = [`${at} ${level.padEnd(7)} ${first}`, ...rest.map((line) => `    ${line}`)];
  try {
    appendFileSync(path, `${lines.join('\n')}\n`, { mode: 0o600 });
  } catch {
    // There is nowhere left to tell it.
  }
}

/** Keeps what this process warns of, besides printing it; returns the way to stop. */
export function keepLog(dataDir: string, now: () => number = Date.now): () => void {
  const path = logPath(dataDir);
  makeRoom(path);
  const before = { error: console.error, warn: console.warn };
  console.error = (...words: unknown[]) => {
    before.error(...words);
    writeLog(path, 'error', words, now());
  };
  console.warn = (...words: unknown[]) => {
    before.warn(...words);
    writeLog(path, 'warning', words, now());
  };
  return () => Object.assign(console, before);
}

function makeRoom(path: string): void {
  try {
    mkdirSync(dirname(path), { recursive: true });
    if (statSync(path).size > LARGEST) renameSync(path, path.replace(/\.log$/, '.1.log'));
  } catch {
    // No log yet, or a disk that cannot be written: the app is of use without one.
  }
}

/** The newest entries, oldest first; lines that are none belong to the entry above them. */
export async function readLog(path: string): Promise<readonly LogEntry[]> {
  const text = await readFile(path, 'utf8').catch(() => '');
  const entries: LogEntry[] = [];
  for (const line of text.split('\n')) {
    const [, day, time, level, words] = HEAD.exec(line) ?? [];
    const entry = logEntrySchema.safeParse({ at: `${day}T${time}`, level, text: words });
    const last = entries.at(-1);
    if (entry.success) entries.push(entry.data);
    else if (last && line.trim() !== '')
      entries[entries.length - 1] = { ...last, text: `${last.text}\n${line.replace(/^ {4}/, '')}` };
  }
  return entries.slice(-NEWEST);
}

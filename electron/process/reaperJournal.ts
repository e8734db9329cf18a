import { readdir, readFile, rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { z } from 'zod';
import { endTree, gather } from './endTree.ts';
import { type KnownProcess, stillRunning } from './endProcesses.ts';
import { processStartTime } from './processIdentity.ts';

const hostSchema = z.object({ host: z.object({ pid: z.number(), startTime: z.string().nullable() }) });
const childSchema = z.object({
  pid: z.number(),
  startTime: z.string(),
  program: z.string(),
  mark: z.string(),
});
export type OwnedChild = z.infer<typeof childSchema>;
export type Orphan = { readonly pid: number; readonly program: string };
export type FoundJournal = {
  readonly file: string;
  readonly host: string;
  readonly children: readonly OwnedChild[];
};

/** The journals of hosts that no longer run; a second living host on the same folder keeps its children. */
export async function findJournalsOfDeadHosts(
  folder: string,
  self: string,
): Promise<readonly FoundJournal[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.jsonl'));
  const found = await Promise.all(names.map((name) => readJournal(join(folder, name))));
  const dead = await Promise.all(
    found.map(async (one) => one.host !== self && !(await isRunning(one.hostProcess))),
  );
  return found.filter((_, index) => dead[index]);
}

async function readJournal(file: string): Promise<FoundJournal & { hostProcess: KnownProcess | null }> {
  const entries = (await readFile(file, 'utf8')).split('\n').flatMap(parseLine);
  const first = entries.map((entry) => hostSchema.safeParse(entry)).find((parsed) => parsed.success)?.data;
  const children = entries.flatMap((entry) => {
    const parsed = childSchema.safeParse(entry);
    return parsed.success ? [parsed.data] : [];
  });
  const startTime = first?.host.startTime;
  const hostProcess = first && startTime ? { pid: first.host.pid, startTime } : null;
  return { file, host: basename(file, '.jsonl'), children, hostProcess };
}

function parseLine(line: string): readonly unknown[] {
  try {
    return line === '' ? [] : [JSON.parse(line)];
  } catch {
    // A kill in the middle of an append leaves half a line, which told nothing yet.
    return [];
  }
}

async function isRunning(host: KnownProcess | null): Promise<boolean> {
  return host !== null && (await processStartTime(host.pid)) === host.startTime;
}

/** Ends what is left of one dead host and removes its journal. */
export async function endOrphansOf(journal: FoundJournal, graceMs: number): Promise<readonly Orphan[]> {
  const alive = await stillRunning(journal.children);
  const trees = await Promise.all(alive.map(({ pid }) => gather(pid, undefined, [])));
  // The mark of the host finds also what was started but never written down, or has lost its parent.
  await endTree(() => null, { mark: `${journal.host}.`, graceMs, already: trees.flat() });
  await rm(journal.file, { force: true });
  const programs = new Map(journal.children.map(({ pid, program }) => [pid, program]));
  return alive.map(({ pid }) => ({ pid, program: programs.get(pid) ?? '' }));
}

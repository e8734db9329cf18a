import { randomUUID } from 'node:crypto';
import { appendFile, mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { processStartTime } from './processIdentity.ts';
import { endOrphansOf, findJournalsOfDeadHosts, type Orphan, type OwnedChild } from './reaperJournal.ts';
import type { RunningProcess, StopTimes } from './runningProcess.ts';

/** Answers for every long-lived child of this host, and for those a killed host left behind. */
export type Reaper = {
  /** A mark for the next child's environment, unique to this host. */
  nextMark(): string;
  own(child: RunningProcess, about: { readonly program: string; readonly mark: string }): Promise<void>;
  /** Ids of the children that still run. */
  owned(): readonly number[];
  /** Ends what hosts that no longer run left behind in this data folder; call it at start. */
  endOrphans(graceMs?: number): Promise<readonly Orphan[]>;
  /** Ends every child at shutdown; the journal goes with the last one. */
  stopAll(times?: StopTimes): Promise<void>;
};

const ORPHAN_GRACE_MS = 2000;

/**
 * `folder` is in the app's data folder. Each host writes its own file there, one JSON object a line: first itself,
 * then each child with its start time, so that a process id the system has given to another program is left alone.
 */
export async function createReaper(needs: { readonly folder: string }): Promise<Reaper> {
  const host = randomUUID();
  const journal = join(needs.folder, `${host}.jsonl`);
  const children = new Map<number, RunningProcess>();
  let marks = 0;
  await mkdir(needs.folder, { recursive: true });
  const note = (entry: object) => appendFile(journal, `${JSON.stringify(entry)}\n`);
  await note({ host: { pid: process.pid, startTime: await processStartTime(process.pid) } });

  return {
    nextMark: () => `${host}.${++marks}`,
    owned: () => [...children.keys()],
    async own(child, { program, mark }) {
      children.set(child.pid, child);
      void child.exited.then(() => {
        // The system may have given the id to a later child by now.
        if (children.get(child.pid) === child) children.delete(child.pid);
      });
      const startTime = await processStartTime(child.pid);
      // A child that has already ended needs no line.
      if (startTime !== null) await note({ pid: child.pid, startTime, program, mark } satisfies OwnedChild);
    },
    async endOrphans(graceMs = ORPHAN_GRACE_MS) {
      const journals = await findJournalsOfDeadHosts(needs.folder, host);
      const ended = await Promise.all(journals.map((found) => endOrphansOf(found, graceMs)));
      return ended.flat();
    },
    async stopAll(times) {
      await Promise.all([...children.values()].map((child) => child.stop(times)));
      await rm(journal, { force: true });
    },
  };
}

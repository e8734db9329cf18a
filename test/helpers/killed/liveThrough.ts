import { join } from 'node:path';
import { expect } from 'vitest';
import { listMarked } from '#electron/process/descendants.ts';
import { type KnownProcess, knowProcesses, stillRunning } from '#electron/process/endProcesses.ts';
import { findJournalsOfDeadHosts } from '#electron/process/reaperJournal.ts';
import type { RunEventBody } from '#shared/run/runEvent.ts';
import { keptIn, type Setting, startHost } from '#test/helpers/killedHost.ts';
import { momentsOf } from './walk.ts';
import { type WalkName, WALKS } from './walks.ts';

export type Lived = {
  /** All that was told, through every life. */
  readonly told: readonly RunEventBody[];
  /** As in “after handedIn”, in the order they were died at. */
  readonly moments: readonly string[];
  /** How many processes of dead hosts were ended by the next. */
  readonly ended: number;
};

/**
 * Walks through a run with a host that dies at each moment at which none before it has died, and that is not `spared`,
 * and begins again on the same data, until one comes to the end. Each start has to find the ledger as the last one told
 * it, and to end what that left running.
 */
export async function liveThrough(
  place: Setting,
  walk: WalkName,
  spared: readonly string[] = [],
): Promise<Lived> {
  const told: RunEventBody[] = [];
  const moments = [...spared];
  let ended = 0;
  let left: readonly KnownProcess[] = [];
  for (;;) {
    const life = startHost(place, { walk, spared: moments });
    await Promise.race([life.event('opened'), life.ended]);
    expect(await stillRunning(left)).toEqual([]);
    ended += left.length;
    await life.ended;
    told.push(...life.bodies());
    expect((await keptIn(place, 'run:run-1')).map((body) => JSON.parse(body))).toEqual(told);
    const died = life.events.find((line) => line.startsWith('died '));
    if (died === undefined) {
      expect(life.child.exitCode).toBe(0);
      return { told, moments, ended };
    }
    moments.push(...(JSON.parse(died.slice('died '.length)) as string[]));
    left = await leftBehind(place);
  }
}

/** What carries the mark of a dead host; nothing is found where environments cannot be read. */
async function leftBehind(place: Setting): Promise<readonly KnownProcess[]> {
  const journals = await findJournalsOfDeadHosts(join(place.repo.sibling('data'), 'processes'), '');
  const pids = await Promise.all(journals.map(({ host }) => listMarked(`${host}.`)));
  return knowProcesses(pids.flat());
}

/** In how many more runs what was missed is tried. */
const MORE_RUNS = 3;

/**
 * The moments of a walk at which no host could be killed. What a life dies at can take a later moment away: work that
 * was being prepared on a busy machine is gone on with, and does not begin. Such a moment is tried in a run of its own.
 */
export async function missedMoments(
  { moments }: Lived,
  walk: WalkName,
  makePlace: () => Promise<Setting>,
): Promise<readonly string[]> {
  const missedOf = (died: readonly string[]) =>
    momentsOf(WALKS[walk]).filter((moment) => !died.includes(moment));
  let died = moments;
  for (let more = 0; more < MORE_RUNS && missedOf(died).length > 0; more += 1) {
    died = (await liveThrough(await makePlace(), walk, died)).moments;
  }
  return missedOf(died);
}

/** Attempts that began twice, or while an earlier one of their task had neither failed nor been sent back. */
export function begunTooOften({ told }: Lived): readonly string[] {
  const open = new Map<string, string>();
  const seen = new Set<string>();
  return told.flatMap((body) => {
    if (body.type === 'attemptFailed' || body.type === 'sentBack') {
      for (const [taskId, attemptId] of open) if (attemptId === body.attemptId) open.delete(taskId);
    }
    if (body.type !== 'launched') return [];
    const isTooOften = seen.has(body.attemptId) || open.has(body.taskId);
    seen.add(body.attemptId);
    open.set(body.taskId, body.attemptId);
    return isTooOften ? [body.attemptId] : [];
  });
}

import { writeSync } from 'node:fs';
import { flushCompileCache } from 'node:module';
import { z } from 'zod';
import type { RunEventBody } from '#shared/run/runEvent.ts';
import { agentSchema } from '#shared/settings/settings.ts';
import { createWalker } from './killed/createWalker.ts';
import { momentsOf } from './killed/walk.ts';
import { WALKS } from './killed/walks.ts';
import { benchOf, call, must, openRunHost, SPEC_ID } from './runHost.ts';

// A host in a process of its own, which a test kills, or which kills itself: `before` or `after` its first event of a
// type, as in “after handedIn”, or at each moment of its walk that `spared` does not name. It opens the repository,
// goes on with its run or starts one, and tells each event on a line of standard output (its type, its attempt, all of
// it) once it is in the ledger. What was compiled is kept now: a process that is killed keeps nothing at its end.
flushCompileCache();
const start = z
  .object({
    repository: z.string(),
    dataDir: z.string(),
    agents: agentSchema.array(),
    killAt: z.string().nullable(),
    walk: z.enum(Object.keys(WALKS) as (keyof typeof WALKS)[]).nullable(),
    spared: z.array(z.string()),
    checkLimitMs: z.number().optional(),
    agentLimits: z.object({ silence: z.number() }).optional(),
  })
  .parse(JSON.parse(process.argv[2] ?? ''));
export type RunHostStart = typeof start;

const { walk, killAt } = start;
const due = new Set(walk === null ? [] : momentsOf(WALKS[walk]));
const spared = new Set(start.spared);
const host = await openRunHost(start);

// Written at once: what a process says later is lost with it.
const tell = (line: string) => writeSync(1, `${line}\n`);

function die(when: 'before' | 'after', bodies: readonly RunEventBody[]): void {
  const moments = bodies.map(({ type }) => `${when} ${type}`);
  const isDue = moments.some((moment) => moment === killAt || (due.has(moment) && !spared.has(moment)));
  if (!isDue) return;
  tell(`died ${JSON.stringify([...new Set(moments)])}`);
  process.kill(process.pid, 'SIGKILL');
}

const { appendAll } = host.project.ledger;
Object.assign(host.project.ledger, {
  appendAll(stream: string, bodies: readonly unknown[]) {
    if (!stream.startsWith('run:')) return appendAll(stream, bodies);
    const events = bodies as readonly RunEventBody[];
    // Dies with the effect done and its event not yet written.
    die('before', events);
    const entries = appendAll(stream, bodies);
    for (const body of events) {
      const attemptId = 'attemptId' in body ? body.attemptId : 'run-1';
      tell(`${body.type} ${attemptId} ${JSON.stringify(body)}`);
    }
    // Dies with the event written and its effect not begun.
    die('after', events);
    return entries;
  },
});
tell('opened');
const bench = await benchOf(host);
if (!bench.runs.book.newestOf(SPEC_ID)) {
  const first = { projectId: bench.ids.projectId, specId: SPEC_ID, limit: 3, agents: {}, by: 'Priya' };
  must(await host.run.start(first, call));
}
if (walk !== null) {
  await createWalker(bench, WALKS[walk], start.repository);
  await host.dispose();
}

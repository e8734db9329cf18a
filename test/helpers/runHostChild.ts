import { flushCompileCache } from 'node:module';
import { createInterface } from 'node:readline';
import { agentSchema } from '#shared/settings/settings.ts';
import { benchOf, call, must, openRunHost, SPEC_ID } from './runHost.ts';

/** What a person does: a procedure of the contract, and what goes into it besides the run and the person. */
export type PersonAct = {
  readonly service: 'run' | 'review';
  readonly method: string;
  readonly input: Readonly<Record<string, unknown>>;
};

// A host in a process of its own, which a test kills, or which kills itself `before` or `after` its first event of a
// type, as in “after handedIn”. It opens the repository, starts a run, and tells each event on a line of standard
// output (its type, its attempt, all of it) once it is in the ledger. A line on standard input is a person's act, as
// JSON. What was compiled is kept now: a process that is killed keeps nothing at its end.
flushCompileCache();
const [repository = '', dataDir = '', agents = '[]', killAt = ''] = process.argv.slice(2);
const [when, step] = killAt.split(' ');
const host = await openRunHost({
  repository,
  dataDir,
  agents: agentSchema.array().parse(JSON.parse(agents)),
});

// Dies with the effect done and its event not yet written.
const { appendAll } = host.project.ledger;
Object.assign(host.project.ledger, {
  appendAll(stream: string, bodies: readonly { readonly type?: string }[]) {
    if (when === 'before' && bodies.some(({ type }) => type === step)) process.kill(process.pid, 'SIGKILL');
    return appendAll(stream, bodies);
  },
});
const bench = await benchOf(host);

bench.runs.book.listen((run, { body }) => {
  const attemptId = 'attemptId' in body ? body.attemptId : run.id;
  process.stdout.write(`${body.type} ${attemptId} ${JSON.stringify(body)}\n`);
  // Dies with the event written and its effect not begun.
  if (when === 'after' && body.type === step) process.kill(process.pid, 'SIGKILL');
});
createInterface({ input: process.stdin }).on('line', (line) => {
  const { service, method, input }: PersonAct = JSON.parse(line);
  const acts = host[service] as unknown as Record<
    string,
    (asked: unknown, by: typeof call) => Promise<unknown>
  >;
  const asked = { projectId: bench.ids.projectId, specId: SPEC_ID, runId: 'run-1', by: 'Priya', ...input };
  void tryAct(method, acts[method]?.(asked, call));
});
/** A test would wait for ever for what was refused, so it says why. */
async function tryAct(method: string, asked: Promise<unknown> | undefined): Promise<void> {
  const answer = (await asked) as { readonly ok: boolean } | undefined;
  if (!answer?.ok) console.error(`${method} was refused: ${JSON.stringify(answer)}`);
}

const start = { projectId: bench.ids.projectId, specId: SPEC_ID, limit: 3, agents: {}, by: 'Priya' };
must(await host.run.start(start, call));

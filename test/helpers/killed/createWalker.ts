import type { RunEventBody } from '#shared/run/runEvent.ts';
import { call, must, type RunBench } from '#test/helpers/runHost.ts';
import { runTestGit, writeFiles } from '#test/helpers/tempRepo.ts';
import type { PersonAct, Walk } from './walk.ts';

type Procedure = (asked: unknown, by: typeof call) => Promise<{ readonly ok: boolean }>;

/** Lets the person of a walk act, one act after the other, each time something has happened; settles at its end. */
export async function createWalker(bench: RunBench, walk: Walk, repository: string): Promise<void> {
  const { host, runs, ids } = bench;
  const procedure = ({ service, method }: Pick<PersonAct, 'service' | 'method'>) => {
    const acts = host[service] as unknown as Readonly<Record<string, Procedure>>;
    const found = acts[method];
    if (!found) throw new Error(`there is no ${service}.${method}`);
    return found;
  };
  const given = { ...ids, runId: bench.now().id, by: 'Priya' };
  const types = new Set(
    host.project.ledger.read(`run:${given.runId}`).map(({ body }) => (body as RunEventBody).type),
  );
  let news = Promise.withResolvers<void>();
  runs.book.listen((_, { body }) => {
    types.add(body.type);
    news.resolve();
  });

  for (;;) {
    news = Promise.withResolvers<void>();
    const act = await walk.next({
      run: bench.now(),
      had: (type) => types.has(type),
      repo: {
        git: (...args) => runTestGit(repository, args),
        write: (files) => writeFiles(repository, files),
      },
      ask: async (method, attemptId) =>
        must((await procedure({ service: 'review', method })({ ...given, attemptId }, call)) as never),
    });
    if (act === 'end') return;
    const answer = act && (await procedure(act)({ ...given, ...act.input }, call));
    if (answer && !answer.ok) console.error(`${act.method} was refused: ${JSON.stringify(answer)}`);
    await news.promise;
  }
}

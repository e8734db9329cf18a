import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { verdicts } from '#shared/review/verdicts.ts';
import { evolveRun } from '#shared/run/evolveRun.ts';
import type { AttemptId, Run } from '#shared/run/run.ts';
import type { RunEvent } from '#shared/run/runEvent.ts';
import { DANISH, ENGLISH, ENGLISH_AGENT, PACKAGE, plan, SPEC } from '#test/helpers/greetingsRun.ts';
import { runBench } from '#test/helpers/runBench.ts';
import { call, must } from '#test/helpers/runHost.ts';

const DAY_MS = 24 * 60 * 60_000;

test('a run goes to its end though the clock is set back a day in the middle, and its log keeps its order', async () => {
  let back = 0;
  const bench = await runBench({
    spec: SPEC,
    plan: plan(ENGLISH, DANISH),
    files: PACKAGE,
    agents: { english: ENGLISH_AGENT },
    more: [{ kind: 'person', id: 'person', name: 'A person' }],
    clock: () => Date.now() - back,
  });
  const { host, ids } = bench;
  await bench.start();
  await bench.attempt('T1', 'failed');
  back = DAY_MS;
  const mended = await bench.attempt('T1', 'inReview', 2);
  const [verdict] = verdicts(mended, [{ id: 'AC-1.1', text: '', shownBy: [] }]);
  expect(verdict?.value).toBe('met');
  const land = async (attemptId: AttemptId) =>
    must(await host.review.approve({ ...ids, attemptId, reason: 'It may come along.', by: 'Priya' }, call));
  await land(mended.id);
  const turn = await bench.attempt('T2', 'running');
  await mkdir(join(turn.workspace!.path, 'src'), { recursive: true });
  await writeFile(join(turn.workspace!.path, 'src/danish.js'), "export const danish = 'Hej';\n");
  must(await host.run.handIn({ ...ids, attemptId: turn.id, by: 'Priya' }, call));
  await land((await bench.attempt('T2', 'inReview')).id);
  await bench.until(({ state }) => state === 'finished');
  expect(bench.now().reasons.at(-1)!.at < bench.now().startedAt).toBe(true);
  expect(await bench.repo.git('show', 'HEAD:src/danish.js')).toContain('Hej');

  // What the ledger says is folded by its numbers, whatever its times say.
  const stream = host.project.ledger.read(`run:${bench.now().id}`) as readonly RunEvent[];
  expect(stream.map(({ seq }) => seq)).toEqual(stream.map((_, index) => index + 1));
  const folded = stream.reduce<Run | null>((run, event) => evolveRun(run, event), null);
  expect(folded).toEqual(bench.now());
});

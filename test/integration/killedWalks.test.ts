import { once } from 'node:events';
import { expect, test } from 'vitest';
import type { RunBench } from '#test/helpers/runHost.ts';
import { call, must, scriptAgent } from '#test/helpers/runHost.ts';
import type { RunEventBody } from '#shared/run/runEvent.ts';
import { fakeAgent } from '#test/helpers/agentBench.ts';
import { type Killed, reopen, setting, startHost } from '#test/helpers/killedHost.ts';
import { UNWALKED, WALKS } from '#test/helpers/killMoments.ts';

const SCRIPTED = new URL('../fixtures/agents/scriptedAgent.mjs', import.meta.url).pathname;

/** A walk has as many steps as a dozen other tests. */
const LONG = { timeout: 180_000 };

type Row = {
  readonly id: string;
  readonly file: string;
  readonly agent: string;
  readonly lines: readonly string[];
  readonly more?: string;
};
const planOf = (...rows: readonly Row[]) =>
  `overture: 1\nspec: 001-greetings\ntasks:\n${rows
    .map(
      ({ id, file, agent, lines, more = '' }) => `  - id: ${id}
    title: Task ${id}
    role: implement
    criteria: [AC-1.1]
    scope: { change: [${file}], read: [] }
    agent: ${agent}
${more}    instructions: |
${lines.map((line) => `      ${line}\n`).join('')}`,
    )
    .join('')}`;

/** Kills the host and opens its data again: all that it told is there, in its order, and nothing that it did not do. */
async function killed(first: Killed, place: Parameters<typeof reopen>[0], walk: keyof typeof WALKS) {
  first.child.kill('SIGKILL');
  await once(first.child, 'exit');
  const told = first.bodies();
  const types = new Set<string>(told.map(({ type }) => type));
  expect(WALKS[walk].filter((type) => !types.has(type))).toEqual([]);
  expect(Object.keys(UNWALKED).filter((type) => types.has(type))).toEqual([]);
  const bench = await reopen(place);
  const kept = bench.host.project.ledger.read('run:run-1').map(({ body }) => body as RunEventBody);
  expect(kept.slice(0, told.length)).toEqual(told);
  return bench;
}

const idOf = (first: Killed, type: RunEventBody['type'], number = 1) => {
  const body = first.bodies().filter((one) => one.type === type)[number - 1];
  if (!body || !('id' in body)) throw new Error(`${type} was not told`);
  return body.id;
};

const REVIEWED = planOf(
  {
    id: 'T1',
    file: 'one.txt',
    agent: 'writer',
    lines: ['1> write one.txt one', '1> write stray.txt astray', '2> write one.txt once more'],
  },
  {
    id: 'T3',
    file: 'one.txt',
    agent: 'writer',
    lines: ['1> write one.txt three', '2> write one.txt one and three'],
  },
  {
    id: 'T4',
    file: 'four.txt',
    agent: 'writer',
    lines: ['1> write four.txt four'],
    more: '    checks: [test]\n',
  },
);

const ONE_AT_ONCE = 'limits:\n  perAgent: { writer: 1 }\n';

test('all that a person says and does in a run and its review outlasts a kill', LONG, async () => {
  const place = {
    ...(await setting('', { plan: REVIEWED, settings: ONE_AT_ONCE })),
    agents: [scriptAgent('writer', SCRIPTED)],
  };
  const first = startHost(place);
  const run = (method: string, input: object = {}) =>
    first.act({ service: 'run', method, input: { ...input } });
  const review = (method: string, input: object) =>
    first.act({ service: 'review', method, input: { ...input } });

  await first.event('taskHeld');
  run('pause');
  await first.event('paused');
  run('setLimit', { limit: 1 });
  await first.event('limitChanged');
  run('resume');
  await first.event('resumed');
  const [attemptId, beside] = await reviewed(first, ['T1', 'T4']);
  const of = { attemptId };
  const anchor = { kind: 'attempt' };
  review('comment', { ...of, anchor, text: 'Not this.' });
  await first.event('commented');
  review('removeComment', { ...of, id: idOf(first, 'commented') });
  await first.event('commentRemoved');
  review('comment', { ...of, anchor, text: 'Once more.' });
  await first.event('commented', 2);
  review('allowPath', { ...of, path: 'stray.txt', reason: 'It may stay.' });
  await first.event('pathAllowed');
  review('overrule', { ...of, criterion: 'AC-1.1', verdict: 'met', reason: 'I tried it.' });
  await first.event('verdictOverruled');
  review('tagHunk', { ...of, hunk: 'one.txt 1', criterion: 'AC-1.1', serves: true });
  await first.event('hunkTagged');
  const id = (await place.repo.git('rev-parse', `${commitOf(first, attemptId)}:one.txt`)).trim();
  review('editFile', { ...of, path: 'one.txt', id, text: 'mine\n' });
  await first.event('edited');
  review('sendBack', { ...of, text: '' });
  const [second] = await reviewed(first, ['T1'], 2);
  review('answerComment', { attemptId: second, commentId: idOf(first, 'commented', 2), text: 'Done.' });
  await first.event('commentAnswered');
  run('launchNow', { taskId: 'T3', reason: 'They meet anyway.' });
  await first.event('launchAllowed');
  const [other] = await reviewed(first, ['T3']);

  review('approve', { attemptId: second, reason: 'Small', lastLook: true });
  await first.event('landed');
  review('approve', { attemptId: beside, reason: 'Small' });
  await first.event('landed', 2);
  await first.event('combinedChecked');
  review('approve', { attemptId: other, reason: 'Small' });
  await first.event('conflicted');
  review('undo', { attemptId: beside });
  await first.event('takenOut');

  const bench = await killed(first, place, 'review');
  // It goes on from there to its end.
  must(await bench.host.run.setLimit({ ...runOf(bench), limit: 3, by: 'Priya' }, call));
  await approve(bench, 'T4');
  const met = await bench.attempt('T3', 'conflicted');
  must(
    await bench.host.run.startOver({ ...bench.ids, attemptId: met.id, agentId: 'writer', by: 'Priya' }, call),
  );
  await approve(bench, 'T3');
  await bench.until(({ state }) => state === 'finished');
  expect(await place.repo.read('one.txt')).toBe('one and three\n');
  expect(await place.repo.read('four.txt')).toBe('four\n');
});

const asks = `> ask ${JSON.stringify({
  toolCall: { toolCallId: 'c', kind: 'execute', title: 'Install', rawInput: { command: 'npm ci' } },
  options: [{ optionId: 'yes', name: 'Yes', kind: 'allow_once' }],
})}`;
const usage = `> update ${JSON.stringify({ sessionUpdate: 'usage_update', used: 900, size: 1000 })}`;
const AGENT = planOf(
  {
    id: 'T1',
    file: 'one.txt',
    agent: 'fake',
    lines: [
      usage,
      '> write one.txt by the agent',
      '> write stray.txt astray',
      '> tool record_decision {"decision":"One line","reason":"It is enough"}',
      '> tool report_evidence {"criterion":"AC-1.1","shows":"met","text":"I saw it","path":"one.txt"}',
      '> tool ask_wider_scope {"paths":["wide.txt"],"reason":"It belongs there."}',
      asks,
      '> say Done.',
    ],
  },
  { id: 'T2', file: 'two.txt', agent: 'writer', lines: ['1> write two.txt two'] },
  { id: 'T3', file: 'three.txt', agent: 'person', lines: ['By hand.'], more: '    group: true\n' },
);

test(
  'what an agent of the protocol has told, asked and was answered outlasts a kill, and it goes on in its session',
  LONG,
  async () => {
    const place = {
      ...(await setting('', { plan: AGENT, settings: 'verify: each\n' })),
      agents: [scriptAgent('writer', SCRIPTED), fakeAgent('resumes')],
    };
    const first = startHost(place);
    const run = (method: string, input: object = {}) =>
      first.act({ service: 'run', method, input: { ...input } });
    const attemptId = await first.event('needed');
    await first.event('workSeen');
    await first.event('strayed');
    const [scope] = first.bodies().flatMap((body) => (body.type === 'needed' ? [body.need] : []));
    run('answerNeed', { attemptId, needId: scope?.id, optionId: 'allow', text: '' });
    await first.event('scopeWidened');
    await first.event('needed', 2);
    await first.event('groupProposed');
    run('answerGroup', { taskId: 'T3', answer: 'whole' });
    await first.event('groupKeptWhole');
    await reviewed(first, ['T2']);
    run('stopAttempt', { attemptId });
    await first.event('attemptCancelled');
    run('resumeAttempt', { attemptId });
    await first.event('needed', 3);
    await first.event('usageRecorded');

    const bench = await killed(first, place, 'agent');
    const open = await bench.attempt('T1', 'interrupted');
    expect(open).toMatchObject({
      sessionId: 's1',
      needs: [],
      notes: [{ text: 'One line' }, { text: 'One line' }],
    });
    must(await bench.host.run.resumeAttempt({ ...bench.ids, attemptId: open.id, by: 'Priya' }, call));
    const [need] = (await bench.attempt('T1', 'needsYou')).needs;
    const at = { ...bench.ids, attemptId: open.id, by: 'Priya' };
    must(await bench.host.run.answerNeed({ ...at, needId: need!.id, optionId: '0', text: '' }, call));
    const done = await bench.attempt('T1', 'inReview');
    expect(done.files.map(({ path }) => path)).toEqual(['one.txt', 'stray.txt']);
    // The last two to begin: its own agent in the session of before, then the one that verifies, in a new one.
    const begun = bench.runs.activity.read(done.id).filter(({ text }) => text.startsWith('Fake Agent 1.2.3'));
    expect(
      begun.slice(-2).map(({ text }) => text.includes('It goes on from its earlier conversation.')),
    ).toEqual([true, false]);
  },
);

/** Settles with the attempts of these tasks once each is in review, for the time of that number. */
async function reviewed(first: Killed, taskIds: readonly string[], number = 1): Promise<readonly string[]> {
  const find = (taskId: string) =>
    first
      .bodies()
      .flatMap((body) => (body.type === 'reviewOpened' && taskOf(body.attemptId) === taskId ? [body] : []))
      .map((body) => body.attemptId)[number - 1];
  for (let count = 1; ; count += 1) {
    const found = taskIds.flatMap((taskId) => find(taskId) ?? []);
    if (found.length === taskIds.length) return found;
    await first.event('reviewOpened', count);
  }
}

function taskOf(attemptId: string): string {
  return attemptId.split('.')[1] ?? '';
}

function commitOf(first: Killed, attemptId: string | undefined): string {
  const handed = first.bodies().find((body) => body.type === 'handedIn' && body.attemptId === attemptId);
  if (handed?.type !== 'handedIn') throw new Error(`${attemptId} was not handed in`);
  return handed.commit;
}

function runOf(bench: RunBench) {
  return { projectId: bench.ids.projectId, runId: bench.now().id };
}

async function approve(bench: RunBench, taskId: string): Promise<void> {
  const { id } = await bench.attempt(taskId, 'inReview');
  must(await bench.host.review.approve({ ...bench.ids, attemptId: id, reason: 'Small', by: 'Priya' }, call));
  await bench.attempt(taskId, 'landed');
}

import { expect, test } from 'vitest';
import { runBench } from '#test/helpers/runBench.ts';
import { call, must } from '#test/helpers/runHost.ts';

const SPEC = '# Greetings\n\n## Requirements\n\n### R1 Greeting\n\n- **AC-1.1** The system SHALL greet.\n';
const PLAN =
  'overture: 1\nspec: 001-greetings\ntasks:\n  - id: T1\n    title: Greet\n    role: implement\n    criteria: [AC-1.1]\n    scope: { change: [greet.txt], read: [] }\n    agent: robot\n';
/** Its second try puts a line above all others and rewrites the last. */
const AGENT = `import { readFileSync, writeFileSync } from 'node:fs';
const brief = readFileSync(0, 'utf8');
const again = brief.includes('Sent back');
writeFileSync('greet.txt', (again ? ['zero', 'one', 'two', 'three', 'vier'] : ['one', 'two', 'three', 'four']).join('\\n') + '\\n');
console.log(again ? 'Done.\\nComment 1: two stays, and zero goes before it.\\n- Comment 3: nobody said that' : 'Done.');
`;

test('the next attempt answers what it was sent back with, and each comment stays with its line', async () => {
  const { host, ids, start, attempt, now } = await runBench({
    spec: SPEC,
    plan: PLAN,
    agents: { robot: AGENT },
  });
  await start();
  const first = await attempt('T1', 'inReview');
  const of = { ...ids, attemptId: first.id, by: 'Priya' };
  const line = (number: number) => ({ kind: 'line', path: 'greet.txt', side: 'new', line: number }) as const;
  must(await host.review.comment({ ...of, anchor: line(2), text: 'Why two?' }, call));
  must(await host.review.comment({ ...of, anchor: line(4), text: 'In German.' }, call));
  must(await host.review.sendBack({ ...of, text: '' }, call));
  const second = await attempt('T1', 'inReview', 2);
  expect(second.continues).toBe(first.id);
  const [two, four] = now().attempts.find(({ id }) => id === first.id)?.comments ?? [];
  expect(second.answers.map(({ commentId, text, by }) => [commentId, text, by])).toEqual([
    [two?.id, 'two stays, and zero goes before it.', second.agentName],
  ]);
  const where = must(await host.review.earlierComments({ ...ids, attemptId: second.id }, call));
  expect(where.map(({ commentId, anchor, outdated }) => [commentId, anchor, outdated])).toEqual([
    [two?.id, line(3), false],
    [four?.id, line(4), true],
  ]);
  const mine = { ...ids, attemptId: second.id, by: 'Priya' };
  must(await host.review.answerComment({ ...mine, commentId: four?.id ?? '', text: 'It is, now.' }, call));
  expect(
    now()
      .attempts.find(({ id }) => id === second.id)
      ?.answers.at(-1),
  ).toMatchObject({
    commentId: four?.id,
    text: 'It is, now.',
    by: 'Priya',
  });
  expect(await host.review.answerComment({ ...mine, commentId: 'gone', text: 'What?' }, call)).toMatchObject({
    error: { reason: 'That comment is gone. Nothing was answered.' },
  });
  const { patch } = must(
    await host.review.between(
      { projectId: ids.projectId, from: first.commit ?? '', to: second.commit ?? '' },
      call,
    ),
  );
  expect(patch).toContain('+zero');
});

import { expect, test } from 'vitest';
import { parseSpec } from '#shared/spec/parseSpec.ts';
import { draftPlan } from '../draftPlan.ts';

test.each([
  ['By when is it needed, and what may be left out?', 'By when is it needed, and what may be left out?'],
  [
    'Which texts, pictures and accounts does the client provide, and by when?',
    'Which texts, pictures and accounts does the client provide…',
  ],
  ['Who signs? Ask Priya.', 'Who signs?'],
  ['Is v1.2 enough?', 'Is v1.2 enough?'],
  ['Yes; '.padEnd(90, 'word '), 'Yes; word word word word word word word word word word word…'],
])('the title of the task that answers “%s” can be understood alone', (question, title) => {
  const spec = parseSpec(`# A\n\n## Open questions\n\n- **Q1** ${question}\n`);
  const plan = draftPlan(spec, { files: [], commands: [] });
  expect(plan.tasks[0]?.title).toBe(`Find out Q1: ${title}`);
});

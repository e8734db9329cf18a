import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { HARBOR, HARBOR_SPEC } from '#test/helpers/harborFiles.ts';
import { parseSpec } from '#shared/spec/parseSpec.ts';
import { analyzePlan } from './analyzePlan.ts';
import { draftPlan } from './draftPlan.ts';
import { newPlanText } from './newPlanText.ts';
import { parsePlan } from './parsePlan.ts';
import { planCriteria } from './planCriteria.ts';

test('drafts the sample so that a person would nod', () => {
  const spec = parseSpec(readFileSync(HARBOR_SPEC, 'utf8'));
  const plan = draftPlan(spec, { files: HARBOR, commands: ['setup', 'test'] });
  expect(
    plan.tasks.map(({ id, title, role, needs, criteria, scope }) => [
      id,
      title,
      role,
      needs,
      criteria,
      scope.change,
    ]),
  ).toEqual([
    [
      'T1',
      'Find out Q1: Should owners get a message when the list of editors changes?',
      'investigate',
      [],
      [],
      [],
    ],
    ['T2', 'Check A1: Roles are cached for 60 seconds', 'investigate', [], [], []],
    ['T3', 'Think over before it is built: Nobody loses access', 'critique', [], [], []],
    [
      'T4',
      'Owners choose the editors',
      'implement',
      ['T2'],
      ['AC-1.1', 'AC-1.2', 'AC-1.3'],
      [
        'src/server/routes/settings.ts',
        'src/server/auth/roles.ts',
        'src/server/routes/settings-policy.ts',
        'test/settings-policy.test.ts',
      ],
    ],
    [
      'T5',
      'Everyone else can read',
      'implement',
      ['T4'],
      ['AC-2.1', 'AC-2.2'],
      [
        'src/web/settings/settings-page.ts',
        'src/server/routes/settings.ts',
        'src/server/auth/roles.ts',
        'test/settings-page.test.ts',
        'test/settings.test.ts',
      ],
    ],
    [
      'T6',
      'Nobody loses access',
      'implement',
      ['T3', 'T5'],
      ['AC-3.1', 'AC-3.2'],
      [
        'src/server/auth/roles.ts',
        'src/server/routes/settings.ts',
        'src/server/auth/editors.ts',
        'src/server/routes/settings-policy.ts',
        'test/editors.test.ts',
        'test/settings-policy.test.ts',
      ],
    ],
    [
      'T7',
      'Changes leave a trail',
      'implement',
      ['T6'],
      ['AC-4.1'],
      ['src/server/audit/audit-log.ts', 'src/server/routes/settings.ts', 'test/audit-log.test.ts'],
    ],
    [
      'T8',
      'Try all 8 criteria',
      'verify',
      ['T7'],
      ['AC-1.1', 'AC-1.2', 'AC-1.3', 'AC-2.1', 'AC-2.2', 'AC-3.1', 'AC-3.2', 'AC-4.1'],
      [],
    ],
    ['T9', 'Look for ways round B1', 'critique', ['T7'], [], []],
  ]);
});

test('a draft covers every criterion, has no overlap left, and reads back as written', () => {
  const spec = parseSpec(readFileSync(HARBOR_SPEC, 'utf8'));
  const plan = draftPlan(spec, { files: HARBOR, commands: ['test'] });
  const context = {
    criteria: planCriteria(spec),
    files: HARBOR,
    commands: ['test'],
    protected: [],
    limit: 3,
  };
  expect(analyzePlan(plan, context).problems).toEqual([]);
  expect(parsePlan(newPlanText(plan)).plan).toEqual(plan);
});

test('instructions stand alone: criteria in the words of the spec, what to keep to and what not to cross', () => {
  const spec = parseSpec(readFileSync(HARBOR_SPEC, 'utf8'));
  const task = draftPlan(spec, { files: HARBOR, commands: [] }).tasks[6];
  expect(task?.instructions).toBe(`Changes leave a trail. Make each of these true, with a test that shows it.

Criteria:
- AC-4.1 WHEN someone changes a setting, the system SHALL record who changed which setting and when.
    shown by: node --test test/audit-log.test.ts

Keep to:
- C1 Refusals go through \`Refused\` in \`src/server/http/errors.ts\`.
- C2 No new package: Harbor runs on Node alone.

Do not cross:
- B1 (security) An editor list is never readable across workspaces.

Decided already:
- D1 Refusals answer 403, never 401, because a 401 signs people out.

Not part of this:
- Billing settings, which stay with owners
- Roles other than owner, admin and member

Where to look:
- src/server/routes/settings.ts: both routes that change a setting`);
});

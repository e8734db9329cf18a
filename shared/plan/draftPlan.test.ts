import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parseSpec } from '#shared/spec/parseSpec.ts';
import { analyzePlan } from './analyzePlan.ts';
import { draftPlan } from './draftPlan.ts';
import { newTestPath, testOf } from './draft/testFiles.ts';
import { newPlanText } from './newPlanText.ts';
import { parsePlan } from './parsePlan.ts';
import { planCriteria } from './planCriteria.ts';

const HARBOR =
  `src/server/app.ts src/server/audit/audit-log.ts src/server/auth/roles.ts src/server/http/errors.ts
  src/server/http/router.ts src/server/main.ts src/server/members/members-cache.ts src/server/members/members.ts
  src/server/routes/billing.ts src/server/routes/settings.ts src/web/settings/settings-page.ts test/billing.test.ts
  test/members-cache.test.ts test/people.ts test/settings.test.ts README.md package.json`.split(/\s+/);
const SAMPLE = 'resources/sample/harbor/specs/001-settings-editors/spec.md';

test('drafts the sample so that a person would nod', () => {
  const spec = parseSpec(readFileSync(SAMPLE, 'utf8'));
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
    [
      'T3',
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
      'T4',
      'Everyone else can read',
      'implement',
      ['T3'],
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
      'T5',
      'Nobody loses access',
      'implement',
      ['T4'],
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
      'T6',
      'Changes leave a trail',
      'implement',
      ['T5'],
      ['AC-4.1'],
      ['src/server/audit/audit-log.ts', 'src/server/routes/settings.ts', 'test/audit-log.test.ts'],
    ],
    [
      'T7',
      'Try all 8 criteria',
      'verify',
      ['T6'],
      ['AC-1.1', 'AC-1.2', 'AC-1.3', 'AC-2.1', 'AC-2.2', 'AC-3.1', 'AC-3.2', 'AC-4.1'],
      [],
    ],
    ['T8', 'Look for ways round B1', 'critique', ['T6'], [], []],
  ]);
});

test('a draft covers every criterion, has no overlap left, and reads back as written', () => {
  const spec = parseSpec(readFileSync(SAMPLE, 'utf8'));
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
  const spec = parseSpec(readFileSync(SAMPLE, 'utf8'));
  const task = draftPlan(spec, { files: HARBOR, commands: [] }).tasks[5];
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
- src/server/auth/roles.ts (isAdmin): decides today
- src/server/routes/settings.ts: both routes that change a setting
- src/web/settings/settings-page.ts: shows the Save button`);
});

const SHOP = `# Shop

## Requirements

### R1 Invoices in the buyer's currency

- **AC-1.1** WHEN a buyer pays in euros, the system SHALL print the invoice total in euros.

### R2 (optional) Search by invoice number

- **AC-2.1** The order search SHALL find an invoice by its number.

### R3 Nothing to do yet
`;
const PYTHON =
  'shop/__init__.py shop/invoices.py shop/orders/search.py tests/test_invoices.py README.md'.split(' ');

test('knows the tests of another language, and lets no core work wait for optional work', () => {
  const plan = draftPlan(parseSpec(SHOP), { files: PYTHON, commands: ['test', 'lint'] });
  expect(
    plan.tasks.map(({ title, optional, needs, scope, checks }) => ({
      title,
      optional,
      needs,
      scope,
      checks,
    })),
  ).toEqual([
    {
      title: "Invoices in the buyer's currency",
      optional: false,
      needs: [],
      scope: { change: ['shop/invoices.py', 'tests/test_invoices.py'], read: ['shop/**'] },
      checks: ['test', 'lint'],
    },
    {
      title: 'Search by invoice number',
      optional: true,
      needs: ['T1'],
      scope: {
        change: ['shop/invoices.py', 'shop/orders/search.py', 'tests/test_invoices.py'],
        read: ['shop/**'],
      },
      checks: ['test', 'lint'],
    },
    {
      title: 'Try the criterion',
      optional: false,
      needs: ['T1'],
      scope: { change: [], read: ['shop/**', 'tests/**'] },
      checks: ['test', 'lint'],
    },
  ]);
});

test('a requirement with many criteria becomes even parts that follow each other', () => {
  const criteria = Array.from(
    { length: 8 },
    (_, index) => `- **AC-1.${index + 1}** The report SHALL show ${index}.`,
  );
  const spec = parseSpec(`# X\n\n## Requirements\n\n### R1 Reports\n\n${criteria.join('\n')}\n`);
  const plan = draftPlan(spec, { files: ['src/report.go', 'src/report_test.go'], commands: [] });
  expect(plan.tasks.slice(0, 2).map(({ title, criteria, needs }) => [title, criteria.length, needs])).toEqual(
    [
      ['Reports (1 of 2)', 4, []],
      ['Reports (2 of 2)', 4, ['T1']],
    ],
  );
});

test('an empty repository and a spec without requirements still give a plan', () => {
  expect(draftPlan(parseSpec(SHOP), { files: [], commands: [] }).tasks).toHaveLength(3);
  expect(draftPlan(parseSpec(''), { files: [], commands: [] }).tasks).toEqual([]);
});

test('finds the test that goes with a file, and where a new one would be', () => {
  const beside = ['src/a/list.ts', 'src/a/list.spec.ts', 'src/b/list.ts', 'src/b/list.spec.ts'];
  expect(testOf('src/b/list.ts', beside)).toBe('src/b/list.spec.ts');
  expect(newTestPath('src/b/tree.ts', beside)).toBe('src/b/tree.spec.ts');
  expect(newTestPath('src/x.ts', ['src/y.ts', 'test/y.test.ts'])).toBe('test/x.test.ts');
  expect(newTestPath('src/x.ts', ['src/y.ts'])).toBeNull();
});

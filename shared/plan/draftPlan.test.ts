import { readFileSync } from 'node:fs';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { sketchCode } from '#test/helpers/sketchPlan.ts';
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
    {
      title: 'Try the optional criterion',
      optional: true,
      needs: ['T2'],
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
  expect(draftPlan(parseSpec(SHOP), { files: [], commands: [] }).tasks).toHaveLength(4);
  expect(draftPlan(parseSpec(''), { files: [], commands: [] }).tasks).toEqual([]);
});

test('finds the test that goes with a file, and where a new one would be', () => {
  const beside = ['src/a/list.ts', 'src/a/list.spec.ts', 'src/b/list.ts', 'src/b/list.spec.ts'];
  expect(testOf('src/b/list.ts', beside)).toBe('src/b/list.spec.ts');
  expect(newTestPath('src/b/tree.ts', beside)).toBe('src/b/tree.spec.ts');
  expect(newTestPath('src/x.ts', ['src/y.ts', 'test/y.test.ts'])).toBe('test/x.test.ts');
  expect(newTestPath('src/x.ts', ['src/y.ts'])).toBeNull();
});

const CONTEXT = { commands: ['test'], protected: ['migrations/**'], limit: 3 };

test('what the index finds counts beside what the paths say, and its names are where to look', () => {
  const spec = parseSpec(SHOP);
  const files = ['shop/invoices.py', 'shop/money/convert.py', 'tests/test_invoices.py'];
  const symbols = [{ name: 'to_euros', kind: 'function' as const, line: 7 }];
  const reasons = [{ kind: 'name' as const, text: 'defines to_euros' }];
  const found = new Map([['AC-1.1', [{ path: 'shop/money/convert.py', score: 2, symbols, reasons }]]]);
  const [first] = draftPlan(spec, { files, commands: [], found }).tasks;
  expect(first?.scope.change).toContain('shop/money/convert.py');
  expect(first?.instructions).toContain('Where to look:\n- shop/money/convert.py: to_euros (line 7)');
});

test('a change of protected files, of what many use, or at a boundary is thought over first', () => {
  const spec = parseSpec(`# X

## Requirements

### R1 Migrate the invoices

- **AC-1.1** The invoices SHALL be migrated by migrations/007.sql.

### R2 Print the totals

- **AC-2.1** The totals SHALL be printed by src/totals.ts.

## Boundaries

- **B1** (security) R1 never reads invoices of others.
`);
  const files = ['migrations/007.sql', 'src/totals.ts'];
  const busy = sketchCode({ 'src/totals.ts': { dependents: 40 } });
  const { tasks } = draftPlan(spec, { ...CONTEXT, files, code: busy });
  const [design, migrate, print] = tasks;
  expect(design).toMatchObject({ role: 'critique', needs: [], title: expect.stringContaining('Think over') });
  expect(design?.instructions).toContain('It may change migrations/007.sql, which is protected.');
  expect(design?.instructions).toContain('It works at a boundary: B1 R1 never reads invoices of others.');
  expect(design?.instructions).toContain('40 files use src/totals.ts, which it may change.');
  expect([migrate?.needs, print?.needs]).toEqual([[design?.id], [design?.id]]);
});

const word = fc.constantFrom('invoice', 'total', 'editor', 'mail', 'search', 'role', 'cache', 'page');
const requirement = fc.record({
  title: fc.array(word, { minLength: 1, maxLength: 3 }),
  optional: fc.boolean(),
  criteria: fc.array(fc.array(word, { minLength: 1, maxLength: 4 }), { maxLength: 12 }),
});

test('whatever the spec, a draft covers every criterion once, tries each, has no error and no overlap', () => {
  fc.assert(
    fc.property(
      fc.array(requirement, { maxLength: 6 }),
      fc.nat(3),
      fc.nat(2),
      (requirements, questions, boundaries) => {
        const text = [
          '# X\n\n## Requirements\n',
          ...requirements.flatMap(({ title, optional, criteria }, index) => [
            `### R${index + 1} ${optional ? '(optional) ' : ''}${title.join(' ')}\n`,
            ...criteria.map(
              (words, at) => `- **AC-${index + 1}.${at + 1}** The system SHALL ${words.join(' ')}.`,
            ),
            '',
          ]),
          '## Boundaries\n',
          ...Array.from(
            { length: boundaries },
            (_, index) => `- **B${index + 1}** No editor reads the mail cache.`,
          ),
          '\n## Open questions\n',
          ...Array.from(
            { length: questions },
            (_, index) => `- **Q${index + 1}** Which page shows the total role?`,
          ),
        ].join('\n');
        const spec = parseSpec(text);
        const plan = draftPlan(spec, { ...CONTEXT, files: HARBOR });
        const criteria = planCriteria(spec);
        const ofRole = (role: string) =>
          plan.tasks
            .filter((task) => task.role === role)
            .flatMap((task) => task.criteria)
            .toSorted();
        const all = criteria.map(({ id }) => id).toSorted();
        expect([ofRole('implement'), ofRole('verify')]).toEqual([all, all]);
        expect(plan.tasks.filter(({ role }) => role === 'investigate')).toHaveLength(questions);
        expect(analyzePlan(plan, { ...CONTEXT, criteria, files: HARBOR }).problems).toEqual([]);
        expect(parsePlan(newPlanText(plan)).plan).toEqual(plan);
      },
    ),
    { numRuns: 60 },
  );
});

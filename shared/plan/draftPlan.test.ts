import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { HARBOR } from '#test/helpers/harborFiles.ts';
import { sketchCode } from '#test/helpers/sketchPlan.ts';
import { parseSpec } from '#shared/spec/parseSpec.ts';
import { analyzePlan } from './analyzePlan.ts';
import { draftPlan } from './draftPlan.ts';
import { newTestPath, testOf } from './draft/testFiles.ts';
import { newPlanText } from './newPlanText.ts';
import { parsePlan } from './parsePlan.ts';
import { planCriteria } from './planCriteria.ts';

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

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseSpec } from '#shared/spec/parseSpec.ts';
import { analyseChange, type AnalysedChange } from './analyseChange.ts';
import { parsePatch } from './parsePatch.ts';
import type { Verdict } from './verdict.ts';

const spec = parseSpec(`---
overture: 1
id: 001-exports
title: Exports
status: approved
---

# Exports

## Requirements

### R1 Exports

- **AC-1.1** The export SHALL write amounts with two decimals.
- **AC-1.2** WHEN an invoice is archived, the reminder SHALL stop.
- **AC-1.3** The archive SHALL be searchable by supplier.

## Boundaries

- **B1** (must never) Ledger postings of closed fiscal years stay untouched.
`);

const added = (path: string, lines: readonly string[]) =>
  `diff --git a/${path} b/${path}
new file mode 100644
--- /dev/null
+++ b/${path}
@@ -0,0 +1,${lines.length} @@
${lines.map((text) => `+${text}\n`).join('')}`;

const MONEY = added('src/money.ts', ['/** Amounts with two decimals. */', 'amount.toFixed(2);']);
const REMINDER = added('src/reminder.ts', ['// AC-1.2: an archived invoice stops its reminder.', 'stop();']);
const REMINDER_TEST = added('test/reminder.test.ts', ['test("AC-1.2 an archived invoice", () => stop());']);
const THEME = added('src/theme.ts', ["const blue = '#00f';"]);
const LEDGER = added('src/ledger.ts', ['// AC-1.1', 'postings.filter((one) => one.fiscalYear.closed);']);

const judged = (criterion: string, value: Verdict['value']): Verdict => ({
  criterion,
  value,
  decidedBy: 'checks',
  because: [],
});

function analyse(patches: readonly string[], some: Partial<AnalysedChange> = {}) {
  return analyseChange({
    base: 'a'.repeat(40),
    head: 'b'.repeat(40),
    files: parsePatch(patches.join('')),
    spec,
    criteria: ['AC-1.1', 'AC-1.2', 'AC-1.3'],
    verdicts: [judged('AC-1.1', 'met'), judged('AC-1.2', 'notMet'), judged('AC-1.3', 'notShown')],
    evidence: [],
    report: '',
    tags: [],
    isProtected: () => false,
    isInScope: () => true,
    factsOf: () => null,
    definesOf: () => new Set(),
    ...some,
  });
}

const risks = (patches: readonly string[], some: Partial<AnalysedChange>) =>
  analyse(patches, some).hunks.flatMap((hunk) => hunk.risks.map(({ kind, why }) => [hunk.path, kind, why]));

test('a change is read by criterion, what is not met first; what serves nothing and what nothing serves is told', () => {
  const { hunks, notAskedFor, withoutHunk, minutes } = analyse([MONEY, REMINDER, THEME, REMINDER_TEST]);
  expect(hunks.map(({ path, because }) => [path, because])).toEqual([
    ['src/reminder.ts', 'It serves AC-1.2, which is not met.'],
    ['test/reminder.test.ts', 'It serves AC-1.2, which is not met.'],
    ['src/money.ts', 'It serves AC-1.1, which is met.'],
    ['src/theme.ts', 'It serves no criterion.'],
  ]);
  expect(notAskedFor).toEqual(['src/theme.ts:0:1']);
  expect(withoutHunk).toEqual(['AC-1.3']);
  expect(minutes).toBe(1);
});

test('protected files come before all criteria', () => {
  const change = { isProtected: (path: string) => path === 'src/theme.ts' };
  expect(analyse([MONEY, REMINDER, THEME], change).hunks.map(({ path }) => path)).toEqual([
    'src/theme.ts',
    'src/reminder.ts',
    'src/money.ts',
  ]);
  expect(risks([MONEY, THEME], change)).toEqual([
    ['src/theme.ts', 'protected', 'src/theme.ts is protected.'],
  ]);
});

test('a file that was moved counts with the place that it was taken from', () => {
  const moved = `diff --git a/infra/deploy.ts b/src/deploy.ts
similarity index 80%
rename from infra/deploy.ts
rename to src/deploy.ts
--- a/infra/deploy.ts
+++ b/src/deploy.ts
@@ -1,1 +1,1 @@
-guard();
+open();
`;
  const isThere = (path: string) => path.startsWith('infra/');
  expect(risks([moved], { isProtected: isThere, isInScope: (path) => !isThere(path) })).toEqual([
    ['src/deploy.ts', 'protected', 'infra/deploy.ts is protected.'],
    ['src/deploy.ts', 'outOfScope', 'infra/deploy.ts is outside the files that were declared.'],
  ]);
});

test('lines that speak of a boundary are near it; a word or two in common are not', () => {
  expect(risks([LEDGER, MONEY], {})).toEqual([['src/ledger.ts', 'boundary', 'It is near the boundary B1.']]);
  const once = added('src/year.ts', ['// AC-1.1', 'fiscalYear();']);
  expect(risks([once], {})).toEqual([]);
});

test('what many files import, and code that no test reaches, is told from what the index knows', () => {
  const factsOf = (path: string) => ({ dependants: path === 'src/money.ts' ? 6 : 5, tested: false });
  expect(risks([MONEY, REMINDER, REMINDER_TEST, THEME], { factsOf })).toEqual([
    ['src/reminder.ts', 'untested', 'No test reaches it.'],
    ['src/money.ts', 'dependants', 'Six files import it.'],
    ['src/money.ts', 'untested', 'No test reaches it.'],
  ]);
  expect(risks([MONEY], { factsOf: () => ({ dependants: 0, tested: true }) })).toEqual([]);
});

test('a person’s tag moves a part to the criterion that it was tagged with', () => {
  const tags = [{ hunk: 'src/theme.ts:0:1', criterion: 'AC-1.3', serves: true, by: 'Priya' }];
  const { hunks, notAskedFor, withoutHunk } = analyse([MONEY, THEME], { tags });
  expect(hunks.map(({ path, because }) => [path, because])).toEqual([
    ['src/theme.ts', 'It serves AC-1.3, which is not shown yet.'],
    ['src/money.ts', 'It serves AC-1.1, which is met.'],
  ]);
  expect([notAskedFor, withoutHunk]).toEqual([[], ['AC-1.2']]);
});

test('held against no criterion, everything is unasked for and nothing is missing', () => {
  const { hunks, notAskedFor, withoutHunk } = analyse([MONEY, THEME], { criteria: [], verdicts: [] });
  expect([notAskedFor, withoutHunk]).toEqual([hunks.map(({ id }) => id), []]);
});

test('the same change is analysed alike whatever order its files come in', () => {
  const all = [MONEY, REMINDER, REMINDER_TEST, THEME, LEDGER];
  const change = { isInScope: (path: string) => path !== 'src/theme.ts' };
  const wanted = analyse(all, change);
  fc.assert(
    fc.property(fc.shuffledSubarray(all, { minLength: all.length }), (patches) => {
      expect(analyse(patches, change)).toEqual(wanted);
    }),
    { numRuns: 30 },
  );
});

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parsePatch } from '../parsePatch.ts';
import { splitHunk } from '../splitHunk.ts';
import { partsOf } from './partsOf.ts';
import { sharedTerms, termsOf, weightOf, wordsOf } from './terms.ts';
import type { TraceInput } from './traceInput.ts';
import { traceHunks } from './traceHunks.ts';

const CRITERIA = [
  {
    id: 'AC-1.1',
    text: 'WHEN an owner removes an editor, the system SHALL refuse that person’s changes.',
    title: 'Editors',
  },
  { id: 'AC-1.2', text: 'The export SHALL write amounts with two decimals.', title: 'Export' },
];

const PATCH = `diff --git a/src/money.ts b/src/money.ts
new file mode 100644
--- /dev/null
+++ b/src/money.ts
@@ -0,0 +1,4 @@
+/** Amounts with two decimals. */
+export function money(amount: number): string {
+  return amount.toFixed(2);
+}
diff --git a/src/export.ts b/src/export.ts
--- a/src/export.ts
+++ b/src/export.ts
@@ -1,1 +1,2 @@
 const rows = [];
+rows.push(money(7));
diff --git a/src/theme.ts b/src/theme.ts
--- a/src/theme.ts
+++ b/src/theme.ts
@@ -1,1 +1,1 @@
-export const blue = '#00f';
+export const blue = '#11f';
diff --git a/test/policy.test.ts b/test/policy.test.ts
--- a/test/policy.test.ts
+++ b/test/policy.test.ts
@@ -1,1 +1,2 @@
 import { test } from 'vitest';
+test('AC-1.1 is kept', () => expect(amounts).toBe(decimals));
`;

function input(some: Partial<TraceInput> = {}): TraceInput {
  const hunks = parsePatch(PATCH).flatMap((file) =>
    file.hunks.map((hunk) => ({
      id: file.path,
      file,
      hunk,
      defines: new Set(file.path === 'src/money.ts' ? ['money'] : []),
    })),
  );
  return { hunks, criteria: CRITERIA, report: '', evidence: [], tags: [], ...some };
}

const served = (some: Partial<TraceInput> = {}) =>
  Object.fromEntries(
    [...traceHunks(input(some))].map(([id, services]) => [
      id,
      services.map(({ criterion, how }) => `${criterion} ${how}`),
    ]),
  );

test('tells what each hunk serves and why: by words, by what it uses, by the id a test names, or nothing', () => {
  expect(served()).toEqual({
    'src/money.ts': ['AC-1.2 words'],
    'src/export.ts': ['AC-1.2 words'],
    'src/theme.ts': [],
    'test/policy.test.ts': expect.arrayContaining(['AC-1.1 named']),
  });
});

test('a person’s word is the last: for a criterion, and against one', () => {
  const tags = [
    { hunk: 'src/theme.ts', criterion: 'AC-1.1', serves: true, by: 'Priya' },
    { hunk: 'src/money.ts', criterion: 'AC-1.2', serves: false, by: 'Priya' },
  ];
  expect(served({ tags })).toMatchObject({ 'src/theme.ts': ['AC-1.1 tag'], 'src/money.ts': [] });
  expect(traceHunks(input({ tags })).get('src/theme.ts')?.[0]?.why).toBe('Priya says so');
});

test('what ran outright shows what its lines serve', () => {
  const evidence = [
    { criterion: 'AC-1.1', kind: 'test' as const, text: 'is kept', path: 'src/theme.ts', line: 1 },
  ];
  expect(served({ evidence })['src/theme.ts']).toEqual(['AC-1.1 evidence']);
});

test('words are the same however they are joined, and so are numbers', () => {
  expect(termsOf('removeEditor')).toEqual(termsOf('remove the editors'));
  expect(termsOf('LIMIT = 50_000')).toEqual(termsOf('limit of 50,000'));
  expect(termsOf('three mails')).toContain('3');
});

test('another word for the same thing says half as much, and counts as one word', () => {
  const weigh = (one: string, other: string) =>
    [...sharedTerms(termsOf(one), termsOf(other))].reduce((sum, term) => sum + weightOf(term), 0);
  expect([weigh('remove', 'removed'), weigh('remove', 'deletes'), weigh('octopus', 'octopus')]).toEqual([
    1, 0.5, 1,
  ]);
  expect(wordsOf(termsOf('remove it')).size).toBe(1);
});

test('the parts of a hunk hold each of its telling lines once', () => {
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom('+a b', '+', '+}', '-c', ' d', '+  e();'), { minLength: 1, maxLength: 40 }),
      (raw) => {
        const lines = raw.map((text, index) => ({
          kind: text.startsWith('+')
            ? ('added' as const)
            : text.startsWith('-')
              ? ('removed' as const)
              : ('same' as const),
          old: null,
          new: index + 1,
          text: text.slice(1),
          endsFile: false,
        }));
        const wanted = lines.some(({ kind }) => kind === 'added') ? 'added' : 'removed';
        const told = lines
          .filter(({ kind, text }) => kind === wanted && text.trim() !== '')
          .map((line) => line.new);
        const parts = partsOf({ header: '', oldStart: 1, newStart: 1, lines });
        expect(parts.flatMap(({ changed }) => changed.map((line) => line.new))).toEqual(told);
      },
    ),
  );
});

/** What each hunk of a patch serves, by the paths and first lines of the hunks; `defines` are names by path. */
function servedBy(patch: string, defines: Readonly<Record<string, readonly string[]>> = {}) {
  const hunks = parsePatch(patch).flatMap((file) =>
    file.hunks.flatMap(splitHunk).map((hunk) => ({
      id: `${file.path}:${hunk.newStart}`,
      file,
      hunk,
      defines: new Set(defines[file.path]),
    })),
  );
  return Object.fromEntries(
    [...traceHunks(input({ hunks }))].map(([id, services]) => [
      id,
      services.map(({ criterion, why }) => `${criterion} ${why}`),
    ]),
  );
}

const added = (path: string, lines: readonly string[]) =>
  `diff --git a/${path} b/${path}\nnew file mode 100644\n--- /dev/null\n+++ b/${path}\n@@ -0,0 +1,${lines.length} @@\n` +
  lines.map((line) => `+${line}\n`).join('');

test('an import serves what both its users and the imported code serve', () => {
  const patch =
    added('src/money.ts', [
      '/** Amounts with two decimals. */',
      'export const money = (n) => n.toFixed(2);',
    ]) +
    added('src/page.ts', [
      "import { money } from './money';",
      '// The export writes amounts with two decimals; a removed editor is refused.',
      'export const page = (amount) => money(amount);',
    ]);
  expect(servedBy(patch, { 'src/money.ts': ['money'] })['src/money.ts:1']).toEqual([
    expect.stringMatching(/^AC-1\.2 shares /),
  ]);
  expect(servedBy(added('src/index.ts', ["export * from './money';"]) + patch)['src/index.ts:1']).toEqual([
    'AC-1.2 brings in code that serves it',
  ]);
});

test('what tests share serves what they serve', () => {
  const patch = added('test/export.test.ts', [
    "const rows = seed('amounts');",
    '',
    'beforeEach(() => reset(rows));',
    '',
    "test('AC-1.2 amounts have two decimals', () => {",
    '  expect(money(7)).toBe(decimals);',
    '});',
  ]);
  expect(Object.values(servedBy(patch))).toEqual([[expect.stringMatching(/^AC-1\.2 /)]]);
});

test('an edit that takes or adds no word of a criterion says nothing of it', () => {
  const edit = (before: string, after: string) =>
    servedBy(
      `diff --git a/notes.txt b/notes.txt\n--- a/notes.txt\n+++ b/notes.txt\n@@ -1,1 +1,1 @@\n-${before}\n+${after}\n`,
    )['notes.txt:1'];
  const said = 'The export writes amounts with two decimals';
  expect(edit(said, `${said}.`)).toEqual([]);
  expect(edit('The page shows tables', said)).not.toEqual([]);
});

test('where parts of a hunk serve the same, it is told by what says most', () => {
  const patch = added('test/export.test.ts', [
    "import { money } from '../src/money';",
    "test('AC-1.2 amounts have two decimals', () => {",
    '  expect(money(7)).toBe(decimals);',
    '});',
  ]);
  expect(Object.values(servedBy(patch))).toEqual([['AC-1.2 names AC-1.2']]);
});

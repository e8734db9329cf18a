import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { damage, damaged, plan } from '#test/helpers/anyPlan.ts';
import { newPlanText } from './newPlanText.ts';
import { parsePlan } from './parsePlan.ts';
import { readPlanAnew } from './planDocument.ts';
import { readPlanLines } from './readPlanLines.ts';

/** What the parser of YAML makes of the whole text, which nothing else may contradict. */
function byParser(text: string) {
  const { plan, problems } = readPlanAnew(text);
  return { plan, problems };
}

test('any plan is read as the parser reads it', () => {
  fc.assert(
    fc.property(plan, (one) => {
      const text = newPlanText(one);
      expect(parsePlan(text)).toEqual(byParser(text));
    }),
  );
});

test('any damaged plan is read as the parser reads it', () => {
  fc.assert(
    fc.property(plan, damage, (one, acts) => {
      const text = acts.reduce(damaged, newPlanText(one));
      expect(parsePlan(text)).toEqual(byParser(text));
    }),
    { numRuns: 500 },
  );
});

const HEAD = 'overture: 1\nspec: 001-x\n';
const ENTRY = `  - id: T1
    title: Greet "Ada" by name
    needs: []
    criteria: [AC-1.1, "AC-1.2"]
    scope:
      change: [src/greet.ts, '.github/a.yml']
      read:
        - "**/*.md"
        - docs/a b.md
    checks: ["npm test -- a, b"]
    optional: true
    instructions: |
      Say hello.

        # As code.
`;

test('what Overture writes needs no parser, and what a person adds around it needs it for one entry', () => {
  const other = '  - { id: T2, title: Bye }\n  # The last one.\n';
  const text = `${HEAD}tasks:\n${ENTRY}\n${other}layout:\n  T1: [1, 2]\n`;
  const read = readPlanLines(text);
  expect(read).toEqual(byParser(text).plan);
  expect(read?.tasks.map(({ title }) => title)).toEqual(['Greet "Ada" by name', 'Bye']);
  expect(read?.tasks[0]?.scope).toEqual({
    change: ['src/greet.ts', '.github/a.yml'],
    read: ['**/*.md', 'docs/a b.md'],
  });
  expect(read?.tasks[0]?.instructions).toBe('Say hello.\n\n  # As code.');
});

test.each([
  ['a field given twice', `${HEAD}tasks:\n${ENTRY}tasks: []\n`],
  ['an entry that goes on further left', `${HEAD}tasks:\n${ENTRY} more: 1\n`],
  ['entries beside their key', `${HEAD}pattern:\ntasks:\n${ENTRY}- id: T9\n`],
  ['entries below a comment', `${HEAD}pattern:\ntasks:\n${ENTRY}# Later.\n  - id: T2\n`],
  [
    'a name of another entry',
    `${HEAD}tasks:\n  - id: T1\n    needs: &all [T2]\n  - id: T2\n    needs: *all\n`,
  ],
  ['Windows line ends', `${HEAD}tasks:\n${ENTRY}`.replaceAll('\n', '\r\n')],
  ['a second document', `${HEAD}tasks:\n${ENTRY}---\nspec: other\n`],
])('%s is read as the parser reads it', (_what, text) => {
  expect(parsePlan(text)).toEqual(byParser(text));
});

test('a glob without quotes, which YAML takes for a name, is told and not left out in silence', () => {
  const text = `${HEAD}tasks:
  - id: T1
    title: One
    scope:
      change:
        - **/migrations/**
        - src/a.ts
    checks: &checks [test]
  - id: T2
    title: Two
    checks: *checks
`;
  expect(parsePlan(text).problems).toEqual([
    { line: 8, sentence: '“**/migrations/**” is left out: what begins with * needs quotes around it.' },
    { line: 13, sentence: '“*checks” is left out: a plan names no other place of its file. Write it out.' },
  ]);
});

import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { newPlanText } from './newPlanText.ts';
import { parsePlan } from './parsePlan.ts';
import { readPlanAnew } from './planDocument.ts';
import { readPlanLines } from './readPlanLines.ts';
import { estimateSchema, type Plan, roleSchema, type Task, type TaskId, taskIdSchema } from './plan.ts';
import { tidyTask } from './taskText.ts';

/** What the parser of YAML makes of the whole text, which nothing else may contradict. */
function byParser(text: string) {
  const { plan, problems } = readPlanAnew(text);
  return { plan, problems };
}

const id = (number: number): TaskId => taskIdSchema.parse(`T${number}`);
const SIGNS = [
  'a',
  'T2',
  '.x',
  '9',
  '-',
  ':',
  ': ',
  '#',
  ' #',
  '"',
  "'",
  '[',
  ']',
  '{',
  '}',
  ',',
  ', ',
  '|',
  '>',
  '&a',
  '*a',
  '!',
  '%',
  '@',
  '`',
  '\\',
  '\\n',
  ' ',
  '~',
  'null',
  'True',
  '.inf',
  '1e3',
  'ä',
  '𝄞',
];
const words = fc.oneof(
  fc.string({ maxLength: 20, unit: 'grapheme' }),
  fc.array(fc.constantFrom(...SIGNS), { maxLength: 5 }).map((parts) => parts.join('')),
);
const task = (number: number): fc.Arbitrary<Task> =>
  fc
    .record({
      id: fc.constant(id(number)),
      title: words,
      role: fc.constantFrom(...roleSchema.options),
      needs: fc.subarray([id(1), id(2), id(30)]),
      criteria: fc.array(words, { maxLength: 3 }),
      scope: fc.record({
        change: fc.array(words, { maxLength: 12 }),
        read: fc.array(words, { maxLength: 3 }),
      }),
      checks: fc.array(words, { maxLength: 3 }),
      estimate: fc.constantFrom(...estimateSchema.options),
      agent: fc.option(words),
      optional: fc.boolean(),
      group: fc.boolean(),
      within: fc.option(fc.constant(id(1))),
      instructions: fc.array(words, { maxLength: 4 }).map((lines) => lines.join('\n')),
    })
    .map(tidyTask);
const plan: fc.Arbitrary<Pick<Plan, 'spec' | 'tasks' | 'layout'>> = fc.record({
  spec: fc.constant('001-x'),
  tasks: fc
    .integer({ min: 1, max: 4 })
    .chain((count) => fc.tuple(...Array.from({ length: count }, (_, at) => task(at + 1)))),
  layout: fc.constantFrom({}, { T1: [4, 8] as const }),
});

test('any plan is read as the parser reads it', () => {
  fc.assert(
    fc.property(plan, (one) => {
      const text = newPlanText(one);
      expect(parsePlan(text)).toEqual(byParser(text));
    }),
  );
});

/** Cuts, repeats, moves and writes over lines and signs, as hands, merges and other programs do. */
const damage = fc.array(
  fc.record({
    kind: fc.constantFrom('write', 'cut', 'line', 'drop', 'twice', 'indent', 'outdent'),
    at: fc.nat(),
    what: fc.oneof(
      fc.constantFrom(
        ...SIGNS,
        '\t',
        '\r',
        '---',
        '- ',
        '  - ',
        '# no\n',
        'tasks:',
        '\n',
        '  # say',
        'needs: [T1]',
        '    scope: { change: [a] }',
        '    scope: {read: [], change: [a]}',
        '    scope: { change: ["a, b"], read: [c] }',
        '{ read: [a] }',
        '- id: T7',
      ),
      fc.string({ maxLength: 4 }),
    ),
  }),
  { minLength: 1, maxLength: 3 },
);

function damaged(text: string, { kind, at, what }: { kind: string; at: number; what: string }): string {
  const lines = text.split('\n');
  const row = at % lines.length;
  const column = at % (text.length + 1);
  const line = lines[row] ?? '';
  switch (kind) {
    case 'write':
      return text.slice(0, column) + what + text.slice(column);
    case 'cut':
      return text.slice(0, column) + text.slice(column + 1 + what.length);
    case 'line':
      return lines.toSpliced(row, 0, what).join('\n');
    case 'drop':
      return lines.toSpliced(row, 1).join('\n');
    case 'twice':
      return lines.toSpliced(row, 0, line).join('\n');
    case 'indent':
      return lines.with(row, ` ${line}`).join('\n');
    default:
      return lines.with(row, line.slice(1)).join('\n');
  }
}

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

import * as fc from 'fast-check';
import { estimateSchema, type Plan, roleSchema, type Task } from '#shared/plan/plan.ts';
import { tidyTask } from '#shared/plan/taskText.ts';
import { taskId } from './sketchPlan.ts';

/** What a YAML parser may take for something other than text. */
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
/** Task T1, T2, … with any words. */
export const anyTask = (number: number): fc.Arbitrary<Task> =>
  fc
    .record({
      id: fc.constant(taskId(number)),
      title: words,
      role: fc.constantFrom(...roleSchema.options),
      needs: fc.subarray([taskId(1), taskId(2), taskId(30)]),
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
      within: fc.option(fc.constant(taskId(1))),
      instructions: fc.array(words, { maxLength: 4 }).map((lines) => lines.join('\n')),
    })
    .map(tidyTask);
export const plan: fc.Arbitrary<Pick<Plan, 'spec' | 'tasks' | 'layout'>> = fc.record({
  spec: fc.constant('001-x'),
  tasks: fc
    .integer({ min: 1, max: 4 })
    .chain((count) => fc.tuple(...Array.from({ length: count }, (_, at) => anyTask(at + 1)))),
  layout: fc.constantFrom({}, { T1: [4, 8] as const }),
});

/** Cuts, repeats, moves and writes over lines and signs, as hands, merges and other programs do. */
export const damage = fc.array(
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

export function damaged(
  text: string,
  { kind, at, what }: { kind: string; at: number; what: string },
): string {
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

import { expect, test } from 'vitest';
import { criteriaOfFile } from './criteriaOfFile.ts';
import type { Evidence } from './run.ts';

const task = (...criteria: string[]) => ({ criteria, role: 'implement' as const, change: ['src/**'] });
const shown = (criterion: string, path: string | null, some: Partial<Evidence> = {}): Evidence => ({
  criterion,
  kind: 'claim',
  shows: 'met',
  text: 'seen',
  path,
  line: null,
  commit: null,
  at: '2026-06-09T12:00:00.000Z',
  by: 'Fake',
  ...some,
});

test.each<[what: string, path: string, ReturnType<typeof task>, Evidence[], string[]]>([
  ['a task for one criterion changes its files for that', 'src/a.ts', task('AC-1.1'), [], ['AC-1.1']],
  ['a file nobody declared serves nothing that is known', 'other.ts', task('AC-1.1'), [], []],
  ['which of two criteria it is, is not guessed', 'src/a.ts', task('AC-1.1', 'AC-1.2'), [], []],
  ['a task without criteria serves none', 'src/a.ts', task(), [], []],
  [
    'evidence says where a criterion is shown, in the order of the task',
    'src/a.ts',
    task('AC-1.1', 'AC-1.2', 'AC-1.3'),
    [shown('AC-1.3', 'src/a.ts'), shown('AC-1.1', 'src/a.ts'), shown('AC-1.2', 'src/b.ts')],
    ['AC-1.1', 'AC-1.3'],
  ],
  [
    'what is shown not to be met, of no file, or of another task’s criterion does not count',
    'src/a.ts',
    task('AC-1.1', 'AC-1.2'),
    [shown('AC-1.1', 'src/a.ts', { shows: 'notMet' }), shown('AC-1.2', null), shown('AC-9.9', 'src/a.ts')],
    [],
  ],
])('%s', (_what, path, of, evidence, criteria) => {
  expect(criteriaOfFile(path, of, evidence)).toEqual(criteria);
});

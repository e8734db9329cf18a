import { array, assert, boolean, integer, property, record, shuffledSubarray } from 'fast-check';
import { expect, test } from 'vitest';
import type { Attempt, ChangedFile, RunTask } from '#shared/run/run.ts';
import { landingOrder } from './landingOrder.ts';

type Waiting = Pick<Attempt, 'id' | 'taskId' | 'files'>;
const file = (path: string): ChangedFile => ({
  path,
  oldPath: null,
  kind: 'changed',
  added: 1,
  removed: 0,
  inScope: true,
  protected: false,
});
const waiting = (number: number, ...paths: string[]): Waiting => ({
  id: `run-1.T${number}.1` as Attempt['id'],
  taskId: `T${number}` as Attempt['taskId'],
  files: paths.map(file),
});
const task = (
  number: number,
  needs: readonly number[] = [],
  wave = 1,
): Pick<RunTask, 'id' | 'needs' | 'wave'> => ({
  id: `T${number}` as RunTask['id'],
  needs: needs.map((one) => `T${one}` as RunTask['id']),
  wave,
});
const forecast = (number: number, conflicts: readonly string[] = []) => ({
  attemptId: `run-1.T${number}.1` as Attempt['id'],
  clean: conflicts.length === 0,
  conflicts,
});

test('puts clean landings first and says what meets what', () => {
  const order = landingOrder(
    [
      waiting(3, 'c.ts'),
      waiting(4, 'src/routes/settings.ts', 'x.ts'),
      waiting(5, 'src/routes/settings.ts'),
      waiting(6, 'y.ts'),
    ],
    [forecast(3), forecast(4), forecast(5), forecast(6, ['src/routes/a.ts'])],
    [task(3), task(4), task(5), task(6)],
  );
  expect(order.map((place) => [place.taskId, place.forecast, place.words])).toEqual([
    ['T3', 'clean', 'lands cleanly'],
    ['T4', 'clean', 'lands cleanly'],
    ['T5', 'overlaps', 'overlaps with T4 in routes/settings.ts'],
    ['T6', 'conflicts', 'conflicts in routes/a.ts'],
  ]);
});

test('what shares files stands as in the plan until a try says that it conflicts', () => {
  const order = landingOrder(
    [waiting(3, 'a.ts'), waiting(1, 'a.ts', 'b.ts'), waiting(2), waiting(10, 'b.ts')],
    [],
    [task(1), task(2, [], 2), task(3), task(10)],
  );
  expect(order.map(({ taskId, why }) => [taskId, why])).toEqual([
    ['T1', 'It changes files of 2 other tasks.'],
    ['T3', 'It changes files of one other task.'],
    ['T10', 'It changes files of one other task.'],
    ['T2', 'It shares no file with the others.'],
  ]);
});

test('is the same whatever the order it is given in, and lands first what others need', () => {
  const made = record({ paths: array(integer({ min: 0, max: 3 }), { maxLength: 3 }), clean: boolean() });
  assert(
    property(array(made, { minLength: 1, maxLength: 6 }), integer(), (entries, seed) => {
      const all = entries.map((entry, index) =>
        waiting(index + 1, ...entry.paths.map((path) => `f${path}.ts`)),
      );
      const tasks = entries.map((_, index) =>
        task(index + 1, index > 1 ? [(Math.abs(seed) % index) + 1] : []),
      );
      const forecasts = entries.map((entry, index) => forecast(index + 1, entry.clean ? [] : ['f.ts']));
      const order = landingOrder(all, forecasts, tasks);
      const places = new Map(order.map((place, index) => [place.taskId, index]));
      expect(places.size).toBe(all.length);
      for (const one of tasks) {
        for (const need of one.needs) expect(places.get(need)).toBeLessThan(places.get(one.id)!);
      }
      assert(
        property(shuffledSubarray(all, { minLength: all.length }), (shuffled) => {
          expect(landingOrder(shuffled, forecasts, tasks)).toEqual(order);
        }),
        { numRuns: 3 },
      );
    }),
  );
});

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { findCulprit } from './findCulprit.ts';

test('finds the one after which the checks fail, and asks no more often than halving needs', async () => {
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 1, max: 40 }), fc.nat(), async (count, seed) => {
      const culprit = seed % count;
      let asked = 0;
      const found = await findCulprit(
        Array.from({ length: count }, (_, index) => index),
        async (index) => {
          asked += 1;
          return index >= culprit;
        },
      );
      expect(found).toBe(culprit);
      expect(asked).toBeLessThanOrEqual(Math.ceil(Math.log2(count)));
    }),
  );
});

test('names nobody where the checks could not run', async () => {
  expect(await findCulprit([1, 2, 3], async () => null)).toBeNull();
});

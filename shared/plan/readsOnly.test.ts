import { expect, test } from 'vitest';
import { roleSchema } from './plan.ts';
import { readsOnly } from './readsOnly.ts';

test('a task that names no file may change any when it builds or mends, and none when it finds out or judges', () => {
  expect(roleSchema.options.map((role) => [role, readsOnly(role, []), readsOnly(role, ['docs/**'])])).toEqual(
    [
      ['investigate', true, false],
      ['implement', false, false],
      ['verify', true, false],
      ['critique', true, false],
      ['debug', false, false],
    ],
  );
});

import { expect, test } from 'vitest';
import { lateHandlers, onFirstUse } from './onFirstUse.ts';

test('a part is made once, by whoever needs it first, and let go of when it was made', async () => {
  const log: string[] = [];
  const part = onFirstUse(
    async () => log.push('made'),
    async () => void log.push('let go'),
  );
  await part.dispose();
  expect(log).toEqual([]);
  expect(await Promise.all([part.get(), part.get()])).toEqual([1, 1]);
  await part.dispose();
  expect(log).toEqual(['made', 'let go']);
});

test('a part that could not be made is tried again', async () => {
  let tries = 0;
  const part = onFirstUse(async () => {
    tries += 1;
    if (tries === 1) throw new Error('not yet');
    return 'there';
  });
  await expect(part.get()).rejects.toThrow('not yet');
  expect(await part.get()).toBe('there');
});

test('a handler hands its input on to the service that it made', async () => {
  const handlers = lateHandlers(
    onFirstUse(async () => ({ add: async (left: number, right: number) => left + right })),
  );
  expect(await handlers.add(2, 3)).toBe(5);
});

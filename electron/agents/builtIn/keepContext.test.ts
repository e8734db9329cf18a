import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ModelMessage } from '#electron/model/model.ts';
import { charactersOf, keepContext, LEFT_OUT } from './keepContext.ts';

const step = (number: number, answer: string): readonly ModelMessage[] => [
  { role: 'assistant', content: '', calls: [{ id: `c${number}`, name: 'read_file', input: '{}' }] },
  { role: 'tool', callId: `c${number}`, content: answer },
];
const opening: readonly ModelMessage[] = [
  { role: 'system', content: 'instructions' },
  { role: 'user', content: 'the brief' },
];

test('leaves the oldest answers of tools out first, and no more than needed', () => {
  const messages = [...opening, ...[1, 2, 3, 4, 5].flatMap((number) => step(number, 'x'.repeat(1000)))];
  const kept = keepContext(messages, 3900);
  expect(kept.filter(({ role }) => role === 'tool').map(({ content }) => content.length)).toEqual([
    LEFT_OUT.length,
    LEFT_OUT.length,
    1000,
    1000,
    1000,
  ]);
  expect(keepContext(messages, 10_000)).toBe(messages);
});

test('keeps the opening, the order, and every call with its answer', () => {
  const stepArbitrary = fc.oneof(
    fc.record({ calls: fc.integer({ min: 1, max: 3 }), size: fc.nat(3000) }),
    fc.record({ told: fc.nat(500) }),
  );
  fc.assert(
    fc.property(fc.array(stepArbitrary, { maxLength: 30 }), fc.nat(20_000), (steps, limit) => {
      const messages = steps.reduce<ModelMessage[]>(
        (all, one, number) => {
          if ('told' in one) return [...all, { role: 'user', content: 't'.repeat(one.told) }];
          const ids = Array.from({ length: one.calls }, (_, index) => `${number}-${index}`);
          return [
            ...all,
            {
              role: 'assistant',
              content: '',
              calls: ids.map((id) => ({ id, name: 'read_file', input: '{}' })),
            },
            ...ids.map((callId) => ({ role: 'tool' as const, callId, content: 'x'.repeat(one.size) })),
          ];
        },
        [...opening],
      );
      const kept = keepContext(messages, limit);
      expect(kept.slice(0, 2)).toEqual(opening);
      expect(charactersOf(kept)).toBeLessThanOrEqual(charactersOf(messages));
      const called = kept.flatMap((one) => (one.role === 'assistant' ? one.calls.map(({ id }) => id) : []));
      const answered = kept.flatMap((one) => (one.role === 'tool' ? [one.callId] : []));
      expect(answered).toEqual(called);
      expect(kept.at(-1)?.role).toBe(messages.at(-1)?.role);
    }),
  );
});

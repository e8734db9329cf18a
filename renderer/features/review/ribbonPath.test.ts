import { array, assert, integer, property, record } from 'fast-check';
import { expect, test } from 'vitest';
import { ribbonPath, shares, visiblePart } from './ribbonPath.ts';

test('draws a band between two edges', () => {
  expect(ribbonPath(0, 44, { top: 10, bottom: 20 }, { top: 30, bottom: 60 })).toBe(
    'M0 10C22 10 22 30 44 30L44 60C22 60 22 20 0 20Z',
  );
});

test('keeps to the part that can be seen', () => {
  const view = { top: 100, bottom: 200 };
  expect(visiblePart({ top: 50, bottom: 150 }, view)).toEqual({ top: 100, bottom: 150 });
  expect(visiblePart({ top: 20, bottom: 90 }, view)).toBeNull();
  expect(visiblePart({ top: 300, bottom: 400 }, view)).toBeNull();
});

test('the shares of an edge stay within it, in order and without overlap', () => {
  const target = record({ top: integer({ min: 0, max: 500 }), height: integer({ min: 1, max: 300 }) });
  assert(
    property(array(target, { minLength: 1, maxLength: 8 }), (targets) => {
      const edge = { top: 40, bottom: 400 };
      const parts = shares(
        edge,
        targets.map(({ top, height }) => ({ top, bottom: top + height })),
      );
      expect(parts[0]?.top).toBe(40);
      expect(parts.at(-1)?.bottom ?? 0).toBeLessThanOrEqual(400.001);
      parts.forEach((part, index) => {
        expect(part.bottom).toBeGreaterThanOrEqual(part.top);
        const before = parts[index - 1];
        if (before) expect(part.top).toBeGreaterThan(before.bottom);
      });
    }),
  );
});

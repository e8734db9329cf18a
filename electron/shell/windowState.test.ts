import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { placeWindow } from './windowState.ts';

const MAIN = { x: 0, y: 25, width: 1440, height: 875 };
const SECOND = { x: 1440, y: 0, width: 1920, height: 1080 };
const left = { x: 1500, y: 100, width: 1300, height: 800, maximized: false };

test('a first window is in the middle of the main screen', () => {
  expect(placeWindow(undefined, [SECOND])).toEqual({ x: 1680, y: 90, width: 1440, height: 900 });
});

test('a window comes back where it was left', () => {
  expect(placeWindow(left, [MAIN, SECOND])).toEqual({ x: 1500, y: 100, width: 1300, height: 800 });
});

test('a window whose screen is gone comes to the main one', () => {
  expect(placeWindow(left, [MAIN])).toEqual({ x: 70, y: 63, width: 1300, height: 800 });
});

test('a window is never larger than its screen', () => {
  expect(placeWindow({ ...left, x: 0, y: 30, width: 4000, height: 3000 }, [MAIN])).toEqual(MAIN);
});

test('wherever it was left, it is wholly on a screen', () => {
  const number = fc.integer({ min: -5000, max: 5000 });
  const size = fc.integer({ min: 1, max: 5000 });
  const state = fc.record({ x: number, y: number, width: size, height: size, maximized: fc.boolean() });
  fc.assert(
    fc.property(state, (given) => {
      const placed = placeWindow(given, [MAIN, SECOND]);
      const inside = [MAIN, SECOND].some(
        (screen) =>
          placed.x >= screen.x &&
          placed.y >= screen.y &&
          placed.x + placed.width <= screen.x + screen.width &&
          placed.y + placed.height <= screen.y + screen.height,
      );
      expect(inside).toBe(true);
    }),
  );
});

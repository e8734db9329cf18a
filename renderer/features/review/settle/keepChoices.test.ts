import { beforeEach, expect, onTestFinished, test, vi } from 'vitest';
import type { KeptChoices } from '#shared/review/landing/keptChoices.ts';
import { placesToSettle } from '#shared/review/landing/placesToSettle.ts';
import { startChoiceKeeper } from './keepChoices.ts';
import {
  answerPlace,
  answersOf,
  forgetPlaces,
  settleKey,
  takePlaces,
  useSettleStore,
} from './settleStore.ts';
import { movedWords } from './settleWords.ts';

const KEY = settleKey('project', 'run-1.T2.1');
const SIDES = { tip: 'a'.repeat(40), commit: 'b'.repeat(40) };
const placesOf = (...sides: readonly (readonly [ours: string, theirs: string])[]) =>
  placesToSettle([
    {
      path: 'a.ts',
      parts: sides.map(([ours, theirs]) => ({ kind: 'place', ours, theirs })),
      whole: null,
      landedBy: [],
      ours: [],
      theirs: [],
    },
  ]);
const PLACES = placesOf(['one\n', 'uno\n'], ['two\n', 'due\n']);
const [FIRST, SECOND] = PLACES.map(({ key }) => key) as [string, string];

beforeEach(() => forgetPlaces(KEY));

function keeping(answer = true) {
  vi.useFakeTimers();
  const kept: KeptChoices[] = [];
  const keeper = startChoiceKeeper(KEY, async (choices) => {
    kept.push(choices);
    return answer;
  });
  onTestFinished(() => {
    keeper.stop();
    vi.useRealTimers();
  });
  takePlaces(KEY, SIDES, PLACES, null);
  return { keeper, ways: () => kept.map(({ places }) => places.map(({ way, own }) => own ?? way)) };
}

test('keeps what was chosen once the person rests, and at once when the page goes', async () => {
  const { keeper, ways } = keeping();
  for (const own of ['m', 'mi', 'mine']) answerPlace(KEY, FIRST, { way: 'own', own });
  expect(ways()).toEqual([]);
  await vi.runAllTimersAsync();
  expect(ways()).toEqual([['mine', null]]);
  answerPlace(KEY, SECOND, { way: 'theirs', own: null });
  keeper.flush();
  await vi.runAllTimersAsync();
  expect(ways()).toEqual([
    ['mine', null],
    ['mine', 'theirs'],
  ]);
  keeper.flush();
  expect(ways()).toHaveLength(2);
});

test('what could not be kept is tried again, and what was settled is not kept after it', async () => {
  const { keeper, ways } = keeping(false);
  answerPlace(KEY, FIRST, { way: 'ours', own: null });
  await vi.runAllTimersAsync();
  keeper.flush();
  expect(ways()).toEqual([
    ['ours', null],
    ['ours', null],
  ]);
  answerPlace(KEY, FIRST, { way: 'theirs', own: null });
  forgetPlaces(KEY);
  await vi.runAllTimersAsync();
  expect(ways()).toHaveLength(2);
});

const CHOSEN: KeptChoices = {
  ...SIDES,
  places: [
    { kind: 'text', path: 'a.ts', ours: 'one\n', theirs: 'uno\n', way: 'both', own: null },
    { kind: 'text', path: 'a.ts', ours: 'two\n', theirs: 'due\n', way: 'own', own: 'both\n' },
  ],
};

test.each([
  ['neither side', SIDES, PLACES, null, ['both', 'own']],
  [
    'the work',
    { ...SIDES, commit: 'c'.repeat(40) },
    placesOf(['one\n', 'uno\n'], ['two\n', 'duo\n']),
    'The work itself has changed since you chose, so the places were read again. One choice still fits. One choice no longer fits and is asked again. What you wrote yourself is still there.',
    ['both', null],
  ],
  [
    'what has landed',
    { ...SIDES, tip: 'c'.repeat(40) },
    PLACES,
    'Other work has landed meanwhile, so the places were read again. All you had chosen still fits.',
    ['both', 'own'],
  ],
  [
    'both sides',
    { tip: 'c'.repeat(40), commit: 'd'.repeat(40) },
    placesOf(['eins\n', 'un\n']),
    'Both sides have changed since you chose, so the places were read again. Two choices no longer fit and are asked again.',
    [undefined],
  ],
])('what was kept is taken up, and told where %s changed', (_side, sides, places, words, ways) => {
  const moved = takePlaces(KEY, sides, places, CHOSEN);
  expect(moved && movedWords(moved)).toBe(words);
  const answers = answersOf(useSettleStore.getState(), KEY);
  expect(places.map(({ key }) => answers.get(key)?.way)).toEqual(ways);
});

import { expect, test } from 'vitest';
import { runEventBodySchema } from '#shared/run/runEvent.ts';
import { begunTooOften, liveThrough, missedMoments } from '#test/helpers/killed/liveThrough.ts';
import { walkPlace } from '#test/helpers/killed/walkPlace.ts';
import { WALKS } from '#test/helpers/killed/walks.ts';

/** A walk has as many starts as twenty other tests. */
const LONG = { timeout: 600_000 };

test('hosts die before and after every type of a run’s events, in one walk or another', () => {
  const died = Object.values(WALKS).flatMap(({ tells }) => [...tells]);
  const all = runEventBodySchema.options.map(({ shape }) => shape.type.value);
  expect(died.toSorted()).toEqual(all.toSorted());
});

test(
  'a host killed before and after all that an agent tells and asks goes on, and leaves no process',
  LONG,
  async () => {
    const place = await walkPlace('agent');
    const lived = await liveThrough(place, 'agent');
    expect(await missedMoments(lived, 'agent', () => walkPlace('agent'))).toEqual([]);
    expect(begunTooOften(lived)).toEqual([]);
    // Each left something that its agent had put in the background; elsewhere that is not seen from here.
    if (process.platform === 'linux') expect(lived.ended).toBeGreaterThan(5);
    expect(await place.repo.read('one.txt')).toBe('by the agent\n');
  },
);

test('a host killed before and after each step of planning a group plans it once', LONG, async () => {
  const place = await walkPlace('group');
  const lived = await liveThrough(place, 'group');
  expect(await missedMoments(lived, 'group', () => walkPlace('group'))).toEqual([]);
  expect(begunTooOften(lived)).toEqual([]);
  const settled = lived.told.flatMap(({ type }) => (/^group(?:Taken|KeptWhole)$/.test(type) ? [type] : []));
  expect(settled.toSorted()).toEqual(['groupKeptWhole', 'groupTaken']);
});

test('a host killed before and after work fails its checks has it mended once', LONG, async () => {
  const place = await walkPlace('failing');
  const lived = await liveThrough(place, 'failing');
  expect(await missedMoments(lived, 'failing', () => walkPlace('failing'))).toEqual([]);
  expect(begunTooOften(lived)).toEqual([]);
  const texts = await Promise.all(['one.txt', 'two.txt'].map((file) => place.repo.read(file)));
  expect(texts).toEqual(['right\n', 'right\n']);
});

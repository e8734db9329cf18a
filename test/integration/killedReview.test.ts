import { expect, test } from 'vitest';
import { parsePlan } from '#shared/plan/parsePlan.ts';
import { begunTooOften, liveThrough, missedMoments } from '#test/helpers/killed/liveThrough.ts';
import { walkPlace } from '#test/helpers/killed/walkPlace.ts';
import { SPEC_ID } from '#test/helpers/runHost.ts';

test('a host killed before and after each step of a run and its review goes on to the person’s branch', {
  // As many starts as seventy other tests have.
  timeout: 600_000,
}, async () => {
  const place = await placeWithOrigin();
  const { repo } = place;
  const lived = await liveThrough(place, 'review');
  expect(await missedMoments(lived, 'review', placeWithOrigin)).toEqual([]);
  expect(begunTooOften(lived)).toEqual([]);

  const files = ['one.txt', 'four.txt', 'stray.txt'];
  const texts = await Promise.all(files.map((file) => repo.read(file)));
  expect(texts).toEqual(['once more\nthree\n', 'four\n', 'astray\n']);
  // What was left out waits in the plan, once.
  const plan = parsePlan(await repo.read(`specs/${SPEC_ID}/plan.yaml`)).plan;
  expect(plan.tasks.map(({ id }) => id)).toEqual(['T1', 'T3', 'T4', 'T5']);
  const unsaved = await repo.git('status', '--porcelain');
  expect(unsaved.split('\n').filter((line) => line !== '' && !line.includes(`specs/${SPEC_ID}/`))).toEqual(
    [],
  );
});

async function placeWithOrigin() {
  const place = await walkPlace('review');
  const origin = place.repo.sibling('origin');
  await place.repo.git('init', '--quiet', '--bare', origin);
  await place.repo.git('remote', 'add', 'origin', origin);
  return place;
}

import { expect, test } from 'vitest';
import { repeatWhileAsked } from './repeatWhileAsked.ts';

async function microtasks(count: number): Promise<void> {
  for (let passed = 0; passed < count; passed += 1) await Promise.resolve();
}

/** A reading that ends when the test says so, and what it has seen of `now` by then. */
function reading() {
  const seen: number[] = [];
  const world = { now: 1, end: () => undefined as void };
  const act = async () => {
    const found = world.now;
    await new Promise<void>((resolve) => {
      world.end = resolve;
    });
    seen.push(found);
  };
  return { act, seen, world };
}

test('what is told at any microtask after a reading ended is read', async () => {
  for (let gap = 0; gap < 8; gap += 1) {
    const { act, seen, world } = reading();
    const repeated = repeatWhileAsked(act);
    const first = repeated.ask();
    world.end();
    await microtasks(gap);
    world.now = 2;
    const told = repeated.ask();
    await microtasks(20);
    world.end();
    await Promise.all([first, told, repeated.settled()]);
    expect(seen, `told after ${gap} microtasks`).toEqual([1, 2]);
  }
});

test('however often it is asked while at work, it acts once more, and never twice at once', async () => {
  let [acts, atOnce, most] = [0, 0, 0];
  const repeated = repeatWhileAsked(async () => {
    acts += 1;
    most = Math.max(most, ++atOnce);
    await microtasks(3);
    atOnce -= 1;
  });
  await Promise.all([repeated.ask(), repeated.ask(), repeated.ask()]);
  expect({ acts, most }).toEqual({ acts: 2, most: 1 });
  await repeated.ask();
  expect({ acts, most }).toEqual({ acts: 3, most: 1 });
});

test('who asks on hearing that all is calm is answered too', async () => {
  const said: string[] = [];
  const repeated = repeatWhileAsked(
    async () => void said.push('acted'),
    () => {
      said.push('calm');
      if (said.length < 4) void repeated.ask();
    },
  );
  await repeated.ask();
  expect(said).toEqual(['acted', 'calm', 'acted', 'calm']);
});

test('a failure reaches who asked, unless more was asked meanwhile and that succeeded', async () => {
  const outcomes = ['lost', 'found', 'lost'];
  const calm: string[] = [];
  const repeated = repeatWhileAsked(
    async () => {
      const outcome = outcomes.shift();
      await Promise.resolve();
      if (outcome === 'lost') throw new Error(outcome);
    },
    () => calm.push('calm'),
  );
  await Promise.all([repeated.ask(), repeated.ask()]);
  expect(calm).toEqual(['calm']);
  await expect(repeated.ask()).rejects.toThrow('lost');
  await repeated.settled();
  expect(calm).toEqual(['calm']);
});

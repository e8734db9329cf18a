import { expect, test } from 'vitest';
import { watchChanges } from './watchChanges.ts';

/** A source that tells when the test does, and says whether anybody still listens. */
function bell() {
  const tells = new Set<() => void>();
  return {
    ring: () => tells.forEach((tell) => tell()),
    isHeard: () => tells.size > 0,
    source(tell: () => void) {
      tells.add(tell);
      return () => void tells.delete(tell);
    },
  };
}

test('a change told at any microtask after the last was read is read, until the signal aborts', async () => {
  for (let gap = 0; gap < 8; gap += 1) {
    const { ring, isHeard, source } = bell();
    const end = new AbortController();
    let reads = 0;
    const watching = watchChanges([source], end.signal, async () => {
      reads += 1;
    });
    ring();
    for (let passed = 0; passed < gap; passed += 1) await Promise.resolve();
    ring();
    await new Promise((resolve) => setImmediate(resolve));
    expect(reads, `told after ${gap} microtasks`).toBe(2);
    end.abort();
    ring();
    await watching;
    expect({ reads, isHeard: isHeard() }).toEqual({ reads: 2, isHeard: false });
  }
});

test('what a reading throws ends the watch with it, and nothing is read after', async () => {
  const { ring, isHeard, source } = bell();
  let reads = 0;
  const watching = watchChanges([source], new AbortController().signal, async () => {
    reads += 1;
    throw new Error('The disk is gone.');
  });
  ring();
  ring();
  await expect(watching).rejects.toThrow('The disk is gone.');
  ring();
  expect({ reads, isHeard: isHeard() }).toEqual({ reads: 1, isHeard: false });
});

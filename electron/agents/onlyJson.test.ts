import fc from 'fast-check';
import { expect, test } from 'vitest';
import { onlyJson } from './onlyJson.ts';

async function pass(chunks: readonly string[]): Promise<{ passed: string; others: readonly string[] }> {
  const others: string[] = [];
  const source = new ReadableStream<Uint8Array>({
    start(controller) {
      for (const chunk of chunks) controller.enqueue(new TextEncoder().encode(chunk));
      controller.close();
    },
  });
  const passed = await new Response(source.pipeThrough(onlyJson((line) => others.push(line)))).text();
  return { passed, others };
}

test('lets messages through and tells of the rest', async () => {
  expect(await pass(['hello\n{"a":', '1}\n\n  {"b":2}\nwarn', 'ing: x\n{"c":3}'])).toEqual({
    passed: '{"a":1}\n  {"b":2}\n{"c":3}',
    others: ['hello', 'warn'],
  });
});

test('how the bytes are cut makes no difference to what passes', async () => {
  const line = fc.oneof(
    fc.constant('{"a":1}'),
    fc.constant(''),
    fc.string({ unit: 'grapheme' }).map((text) => text.replaceAll('\n', '')),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(line), fc.array(fc.nat(40)), async (lines, cuts) => {
      const text = lines.map((one) => `${one}\n`).join('');
      const chunks: string[] = [];
      let from = 0;
      for (const cut of cuts) chunks.push(text.slice(from, (from += cut)));
      chunks.push(text.slice(from));
      const wanted = lines.filter((one) => /^[\t\r ]*\{/.test(one));
      // A cut through a character of two halves spoils that character only, never a line.
      if (chunks.join('') !== text || chunks.some((chunk) => !chunk.isWellFormed())) return;
      const { passed } = await pass(chunks);
      expect(passed.split('\n').filter((one) => one.trim() !== '')).toEqual(wanted);
    }),
  );
});

test('a million lines of noise take no memory and keep nothing back', async () => {
  const noise = 'noise '.repeat(10).concat('\n').repeat(10_000);
  let count = 0;
  const source = new ReadableStream<Uint8Array>({
    pull(controller) {
      if (count++ < 100) return controller.enqueue(new TextEncoder().encode(noise));
      controller.enqueue(new TextEncoder().encode('{"a":1}\n'));
      controller.close();
    },
  });
  let others = 0;
  const passed = await new Response(source.pipeThrough(onlyJson(() => others++))).text();
  expect([passed, others]).toEqual(['{"a":1}\n', 1_000_000]);
});

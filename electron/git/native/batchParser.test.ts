import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { type BatchReply, createBatchParser } from './batchParser.ts';

const ID = 'a'.repeat(40);
const LIMIT = 30;

const object = fc.oneof(
  fc.uint8Array({ maxLength: 40 }).map((bytes) => ({ kind: 'blob' as const, bytes: Buffer.from(bytes) })),
  fc.constant({ kind: 'missing' as const }),
);

test('gives each reply once and in order, wherever the stream is cut', () => {
  fc.assert(
    fc.property(
      fc.array(object),
      fc.array(fc.integer({ min: 1, max: 20 }), { minLength: 1 }),
      (objects, cuts) => {
        const stream = Buffer.concat(
          objects.flatMap((one) =>
            one.kind === 'blob'
              ? [Buffer.from(`${ID} blob ${one.bytes.length}\n`), one.bytes, Buffer.from('\n')]
              : [Buffer.from('HEAD:no such file missing\n')],
          ),
        );
        const replies: BatchReply[] = [];
        const parser = createBatchParser(LIMIT, (reply) => replies.push(reply));
        for (let at = 0, cut = 0; at < stream.length; cut += 1) {
          const length = cuts[cut % cuts.length] ?? 1;
          parser.add(stream.subarray(at, at + length));
          at += length;
        }
        expect(replies).toEqual(
          objects.map((one) =>
            one.kind === 'blob' && one.bytes.length > LIMIT ? { kind: 'tooLarge' } : one,
          ),
        );
      },
    ),
  );
});

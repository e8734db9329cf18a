import { expect, test } from 'vitest';
import { parseSpec } from '#shared/spec/parseSpec.ts';
import { chunksOf, heightOf, holdsKey, isDrawnWhole } from './requirementChunks.ts';

const many = Array.from(
  { length: 205 },
  (_, index) => `### R${index + 1} A\n\n- **AC-${index + 1}.1** It SHALL be.\n`,
);
const { requirements } = parseSpec(`## Requirements\n\n${many.join('\n')}`);

test('many requirements come in chunks that leave none out and keep their order', () => {
  expect([isDrawnWhole(requirements), isDrawnWhole(requirements.slice(0, 100))]).toEqual([false, true]);
  const chunks = chunksOf(requirements);
  expect(chunks.flatMap(({ members }) => members)).toEqual(requirements);
  expect(chunks.map(({ start, members }) => requirements[start] === members[0])).not.toContain(false);
  expect(chunks.filter(({ members }) => holdsKey(members, 'AC-101.1')).map(({ start }) => start)).toEqual([
    100,
  ]);
  expect(heightOf(chunks[0]?.members ?? [])).toBeGreaterThan(1_000);
});

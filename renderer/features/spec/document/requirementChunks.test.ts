import { expect, test } from 'vitest';
import { parseSpec } from '#shared/spec/parseSpec.ts';
import { chunksOf, heightOf, holdsKey, isDrawnWhole, plainWords } from './requirementChunks.ts';

const many = Array.from(
  { length: 205 },
  (_, index) => `### R${index + 1} A\n\n- **AC-${index + 1}.1** It SHALL be.\n`,
);
const { requirements } = parseSpec(`## Requirements\n\n${many.join('\n')}`);

test('many requirements come in chunks that leave none out and keep their order', () => {
  expect([isDrawnWhole(requirements), isDrawnWhole(requirements.slice(0, 70))]).toEqual([false, true]);
  const chunks = chunksOf(requirements);
  expect(chunks.flatMap(({ members }) => members)).toEqual(requirements);
  expect(chunks.slice(1).map(({ previous }) => previous)).toEqual(
    chunks.slice(0, -1).map(({ members }) => members.at(-1)?.key),
  );
  expect(chunks.filter(({ members }) => holdsKey(members, 'AC-101.1')).map(({ key }) => key)).toEqual([
    'chunk 8',
  ]);
  expect(heightOf(chunks[0]?.members ?? [])).toBeGreaterThan(800);
});

test('a long requirement is a chunk of its own', () => {
  const lines = Array.from({ length: 60 }, (_, index) => `- **AC-1.${index + 1}** It SHALL be.`);
  const long = parseSpec(`### R1 A\n\n${lines.join('\n')}\n\n### R2 B\n\n### R3 C\n`).requirements;
  expect(chunksOf(long).map(({ members }) => members.map(({ id }) => id))).toEqual([['R1'], ['R2', 'R3']]);
});

test('what is not drawn is there in plain words', () => {
  const [first] = chunksOf(requirements);
  expect(plainWords(first?.members.slice(0, 1) ?? [])).toBe('R1 A\n\nAC-1.1 It SHALL be.');
});

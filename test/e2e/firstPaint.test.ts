import { join } from 'node:path';
import { expect, test } from 'vitest';
import { firstPaintFiles } from '../../build/firstPaintFiles.ts';

const page = join(import.meta.dirname, '../../out/renderer');
const MOST_BYTES = 350_000;

test('what the first screen loads is below 350 kB, compressed, with its faces', async () => {
  const files = await firstPaintFiles(page);
  expect(files.map(({ file }) => file).filter((file) => file.endsWith('.js'))).not.toEqual([]);
  const all = files.reduce((sum, { gzipBytes }) => sum + gzipBytes, 0);
  expect(all, files.map(({ file, gzipBytes }) => `${file}: ${gzipBytes}`).join('\n')).toBeLessThan(
    MOST_BYTES,
  );
});

test.each([
  ['the editor', 'MonacoEnvironment'],
  ['the canvas', 'react-flow__'],
  ['the schemas of the contract', 'ZodDiscriminatedUnion'],
  ['floating elements', 'data-base-ui'],
])('%s comes when it is first needed', async (_what, trace) => {
  const scripts = (await firstPaintFiles(page)).filter(({ file }) => file.endsWith('.js'));
  expect(scripts.filter(({ text }) => text.includes(trace)).map(({ file }) => file)).toEqual([]);
});

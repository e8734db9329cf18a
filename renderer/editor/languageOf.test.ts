import { expect, test } from 'vitest';
import { languageOf } from './languageOf.ts';

test.each([
  ['src/server/settings.ts', 'typescript'],
  ['Dockerfile', 'dockerfile'],
  ['deploy/api.Dockerfile', 'plaintext'],
  ['README.MD', 'markdown'],
  ['src/no-extension', 'plaintext'],
  ['.gitignore', 'plaintext'],
])('%s is coloured as %s', (path, language) => {
  expect(languageOf(path)).toBe(language);
});

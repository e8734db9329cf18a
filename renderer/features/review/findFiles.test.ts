import { expect, test } from 'vitest';
import { parsePatch } from '#shared/review/parsePatch.ts';
import { findFiles } from './findFiles.ts';

const files = ['src/auth/roles.ts', 'src/settings/page.ts', 'test/Settings.test.ts'].flatMap((path) =>
  parsePatch(`diff --git a/${path} b/${path}\n`).map((file) => ({ file, hunks: [], stray: false })),
);
const found = (query: string) => findFiles(files, query).map(({ file }) => file.path);

test.each([
  [' ', ['src/auth/roles.ts', 'src/settings/page.ts', 'test/Settings.test.ts']],
  ['settings', ['test/Settings.test.ts', 'src/settings/page.ts']],
  ['page src', ['src/settings/page.ts']],
  ['(', []],
])('“%s” finds what holds all its words, names before folders', (query, paths) => {
  expect(found(query)).toEqual(paths);
});

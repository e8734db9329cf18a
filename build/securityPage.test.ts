import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

/** docs/security.md names the test of each defence; a test that was renamed or taken away is noticed here. */
const root = join(import.meta.dirname, '..');
const page = readFileSync(join(root, 'docs/security.md'), 'utf8');
const CHECKLIST = ['startShell', 'openWindow', 'pageScheme', 'hostSupervisor', 'securityChecklist'].map(
  (name) => `electron/shell/${name}.test.ts`,
);

/** Names are cut with “…” and filled in by test.each, so only the words between those are looked for. */
function isIn(name: string, files: readonly string[]): boolean {
  const parts = name.split('…').map((part) => part.trim());
  const texts = files.map((file) => readFileSync(join(root, file), 'utf8').replaceAll(/\\'/g, "'"));
  return texts.some((text) => parts.every((part) => text.includes(part)));
}

/** The files of a cell, `acpOddities.test.ts` being in the folder of the one before it. */
function filesOf(cell: string): readonly string[] {
  let folder = '';
  return [...cell.matchAll(/`(?<file>[\w./]+\.test\.ts)`/g)].map(({ groups }) => {
    const file = groups?.['file'] ?? '';
    if (!file.includes('/')) return `${folder}/${file}`;
    folder = file.slice(0, file.lastIndexOf('/'));
    return file;
  });
}

/** The last cell of each row below the heading of a table. */
function lastCells(heading: string): readonly string[] {
  const from = page.indexOf(heading);
  expect(from, heading).toBeGreaterThan(-1);
  const [, ...lines] = page.slice(from).split('\n');
  const first = lines.findIndex((line) => line.startsWith('|'));
  const rows = lines.slice(first);
  return rows
    .slice(
      2,
      rows.findIndex((line) => !line.startsWith('|')),
    )
    .map((row) => row.split(' | ').at(-1)?.replace(/\|$/, '') ?? '');
}

const namesOf = (cell: string) => [...cell.matchAll(/“(?<name>[^”]+)”/g)].map(([, name]) => name ?? '');

test('every test file that the page names is there', () => {
  const named = lastCells('## Who could attack').concat(lastCells("### Electron's own checklist"));
  const files = new Set([
    ...named.flatMap(filesOf),
    ...filesOf(page).filter((file) => /^\w+\/\w+\//.test(file)),
  ]);
  expect(files.size).toBeGreaterThan(25);
  expect([...files].filter((file) => !existsSync(join(root, file)))).toEqual([]);
});

test('every test that the table of attacks names is in one of its files', () => {
  let files: readonly string[] = [];
  const missing = lastCells('## Who could attack').flatMap((cell) => {
    const own = filesOf(cell);
    // “The same” means the files of the row before.
    files = /the same/.test(cell) ? [...files, ...own] : own;
    expect(files.length, cell).toBeGreaterThan(0);
    return namesOf(cell).filter((name) => !isIn(name, files));
  });
  expect(missing).toEqual([]);
});

test('every item of Electron’s checklist has a row, and its tests are there', () => {
  const cells = lastCells("### Electron's own checklist");
  const missing = cells.flatMap((cell) =>
    namesOf(cell).filter((name) => !isIn(name, [...CHECKLIST, ...filesOf(cell)])),
  );
  expect(missing).toEqual([]);
  const start = page.indexOf('| Item | Here | Test |');
  const rows = page.slice(start, page.indexOf('\n\n', start)).split('\n').slice(2);
  const items = rows.flatMap((row) =>
    [...(row.split(' | ')[0] ?? '').matchAll(/\b\d+\b/g)].map(([item]) => Number(item)),
  );
  expect(items.toSorted((one, other) => one - other)).toEqual(
    Array.from({ length: 20 }, (_none, at) => at + 1),
  );
});

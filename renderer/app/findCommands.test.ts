import { expect, test } from 'vitest';
import type { Command, CommandSection } from './commandStore.ts';
import { findCommands } from './findCommands.ts';

const command = (title: string, section: CommandSection, extra: Partial<Command> = {}): Command => ({
  id: title,
  title,
  section,
  run: () => undefined,
  ...extra,
});
const COMMANDS = [
  command('Hide or show the left pane', 'Do'),
  command('Undo the last landing', 'Do', { detail: 'T2, 34 min ago' }),
  command('Land T3', 'Do'),
  command('Plan', 'Go to'),
  command('Landing order', 'Go to', { detail: '3 tasks' }),
  command('src/web/LandingPage.tsx', 'Files'),
  command('Secret', 'Do', { hidden: true }),
];
const found = (query: string) =>
  findCommands(COMMANDS, query).map(({ section, commands }) => [section, commands.map(({ title }) => title)]);

test('the start of a title beats the start of a word, and that beats the middle', () => {
  expect(found('land')).toEqual([
    ['Do', ['Land T3', 'Undo the last landing']],
    ['Go to', ['Landing order']],
    ['Files', ['src/web/LandingPage.tsx']],
  ]);
});

test('the section with the best fit leads', () => {
  expect(found('p')[0]).toEqual(['Go to', ['Plan']]);
});

test('every word must be somewhere, in any order', () => {
  expect(found('t2 land')).toEqual([['Do', ['Undo the last landing']]]);
  expect(found('land zebra')).toEqual([]);
});

test('without letters only what can be read is listed, never what is hidden', () => {
  expect(found('').map(([section]) => section)).toEqual(['Do', 'Go to']);
  expect(found('secret')).toEqual([]);
});

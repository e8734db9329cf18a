import { expect, test } from 'vitest';
import type { Command } from './commandStore.ts';
import { commandFor } from './handleKey.ts';
import type { Pressed } from './matchKeys.ts';

const command = (id: string, extra: Partial<Command>): Command => ({
  id,
  title: id,
  section: 'Do',
  run: () => undefined,
  ...extra,
});
const press = (key: string, held: Partial<Pressed> = {}): Pressed => ({
  key,
  code: '',
  metaKey: false,
  ctrlKey: false,
  altKey: false,
  shiftKey: false,
  ...held,
});
const anywhere = { inField: false, singleKeys: true, apple: false };

test('a single letter acts only when no field has the focus and letters may act', () => {
  const commands = [command('accept', { shortcut: 'accept' })];
  expect(commandFor(commands, press('a'), anywhere)?.id).toBe('accept');
  expect(commandFor(commands, press('a'), { ...anywhere, inField: true })).toBeUndefined();
  expect(commandFor(commands, press('a'), { ...anywhere, singleKeys: false })).toBeUndefined();
});

test('a key with a modifier acts in a field too', () => {
  const commands = [command('find', { shortcut: 'find' })];
  const pressed = press('k', { ctrlKey: true });
  expect(commandFor(commands, pressed, { ...anywhere, inField: true })?.id).toBe('find');
});

test('of two commands on one key the latest acts', () => {
  const commands = [command('app.undo', { shortcut: 'undo' }), command('plan.undo', { shortcut: 'undo' })];
  expect(commandFor(commands, press('z', { ctrlKey: true }), anywhere)?.id).toBe('plan.undo');
});

test('a disabled command leaves its key to another', () => {
  const commands = [
    command('app.undo', { shortcut: 'undo' }),
    command('plan.undo', { shortcut: 'undo', disabled: 'There is nothing to undo.' }),
  ];
  expect(commandFor(commands, press('z', { ctrlKey: true }), anywhere)?.id).toBe('app.undo');
});

import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { DEFAULT_SETTINGS, parseProjectSettings, readProjectSettings } from './projectSettings.ts';

test('fills in what overture.yaml leaves out', () => {
  expect(parseProjectSettings('overture: 1\ncommands:\n  test: npm test\n')).toEqual({
    settings: { ...DEFAULT_SETTINGS, commands: { test: 'npm test' } },
    found: true,
    problems: [],
  });
});

test('keeps the readable part of a damaged setting and says which is not', () => {
  const read = parseProjectSettings(
    'commands:\n  test: npm test\nlimits: many\nprotected: [migrations/**]\n',
  );
  expect(read.settings).toEqual({
    ...DEFAULT_SETTINGS,
    commands: { test: 'npm test' },
    protected: ['migrations/**'],
  });
  expect(read.problems).toEqual(['“limits” in overture.yaml cannot be read, so its default is used.']);
});

test.each([
  ['commands: [', 'overture.yaml is not YAML (line 1).'],
  ['- a list', 'overture.yaml has no settings in it.'],
  ['specs: ../elsewhere', '“specs” in overture.yaml cannot be read, so its default is used.'],
  ['specs: /etc', '“specs” in overture.yaml cannot be read, so its default is used.'],
])('opens with defaults when the file holds %j', (text, problem) => {
  const read = parseProjectSettings(text);
  expect(read).toEqual({ settings: DEFAULT_SETTINGS, found: true, problems: [problem] });
});

test('a glob without quotes, which YAML takes for a name, costs only its own setting', () => {
  const read = parseProjectSettings('commands:\n  test: npm test\ncarry:\n  - *.env\n');
  expect(read).toEqual({
    settings: { ...DEFAULT_SETTINGS, commands: { test: 'npm test' } },
    found: true,
    problems: [
      '“carry” in overture.yaml cannot be read, so its default is used. What begins with * needs quotes around it.',
    ],
  });
});

test('what one setting says by the name of another place in the file is read', () => {
  const read = parseProjectSettings('protected: &ours [migrations/**]\ncarry: *ours\n');
  expect(read.problems).toEqual([]);
  expect(read.settings.carry).toEqual(['migrations/**']);
});

test('a folder in the place of overture.yaml does not keep a repository from opening', async () => {
  const root = await mkdtemp(join(tmpdir(), 'overture-settings-'));
  onTestFinished(() => rm(root, { recursive: true }));
  await mkdir(join(root, 'overture.yaml'));
  expect(await readProjectSettings(root)).toEqual({
    settings: DEFAULT_SETTINGS,
    found: true,
    problems: ['overture.yaml cannot be read (EISDIR), so every setting has its default.'],
  });
});

import { expect, test } from 'vitest';
import { DEFAULT_SETTINGS, parseProjectSettings } from './projectSettings.ts';

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

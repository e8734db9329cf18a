import { expect, test } from 'vitest';
import { parseProjectSettings } from './projectSettings.ts';
import { withRules } from './writeRules.ts';

test('writes what was changed and keeps comments and the rest', () => {
  const text = '# ours\novercommit: 1\nlimits: { agents: 4, dollars: 5 } # tight\n';
  expect(withRules(text, { permissions: 'ask', retries: 1, dollars: null })).toBe(
    '# ours\novercommit: 1\nlimits: { agents: 4, retries: 1 } # tight\npermissions: ask\n',
  );
});

test('who settles the plan of a group is written and reads back', () => {
  const text = withRules('verify: each\n', { groups: 'rules' });
  expect(text).toBe('verify: each\ngroups: rules\n');
  expect(parseProjectSettings(text).settings.groups).toBe('rules');
  expect(parseProjectSettings('groups: always\n')).toMatchObject({
    settings: { groups: 'ask' },
    problems: ['“groups” in overture.yaml cannot be read, so its default is used.'],
  });
});

test('a file that is not there begins with what was chosen, and reads back', () => {
  const { settings } = parseProjectSettings(withRules(null, { verify: 'each', dollars: 2.5 }));
  expect(settings).toMatchObject({ verify: 'each', limits: { agents: 3, dollars: 2.5 } });
});

test('a file that is no YAML is not written over', () => {
  expect(() => withRules('a: [', { verify: 'each' })).toThrow('overture.yaml is not YAML');
});

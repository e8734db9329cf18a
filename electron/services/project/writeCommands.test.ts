import { expect, test } from 'vitest';
import { withCommands } from './writeCommands.ts';

test('starts a file that says which format it is', () => {
  expect(withCommands(null, [{ name: 'test', command: 'npm test' }])).toBe(
    'overture: 1\ncommands:\n  test: npm test\n',
  );
});

test('changes only the commands and keeps comments and order', () => {
  const before =
    '# ours\noverture: 1\nlimits: { agents: 2 } # small machines\ncommands:\n  test: npm test # all of it\n  old: make old\n';
  const after = withCommands(before, [
    { name: 'test', command: 'npm test' },
    { name: 'lint', command: 'npm run lint' },
  ]);
  expect(after).toBe(
    '# ours\noverture: 1\nlimits: { agents: 2 } # small machines\ncommands:\n  test: npm test # all of it\n  lint: npm run lint\n',
  );
});

test('refuses to rewrite a file that nobody can read', () => {
  expect(() => withCommands('commands: [', [])).toThrow('overture.yaml is not YAML');
});

test('says what to mend where a glob without quotes keeps the file from being written', () => {
  expect(() => withCommands('carry:\n  - *.env\n', [{ name: 'test', command: 'npm test' }])).toThrow(
    '“*.env” in overture.yaml needs quotes around it. Put them there, then save again.',
  );
});

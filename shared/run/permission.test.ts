import { expect, test } from 'vitest';
import { actOf, MAY_RUN } from './permission.ts';

const run = (detail: string) => actOf({ title: MAY_RUN, detail });

test('a command is the same however it is spaced and quoted', () => {
  expect(run('npm  run "test"')).toBe(run("npm run 'test'"));
  expect(run('rm "a b"')).not.toBe(run('rm a b'));
});

test('what a shell would read in its own way is the same only letter by letter', () => {
  expect(run('npm test; rm -rf src')).not.toBe(run('npm test ; rm -rf src'));
  expect(run('npm test')).not.toBe(run('npm test && npm publish'));
  expect(run('echo $HOME')).toBe(run('echo $HOME'));
});

test('an unclosed quote is compared as it stands', () => {
  expect(run('echo "a')).toBe(`${MAY_RUN}\necho "a`);
});

test('files are no commands', () => {
  const change = (detail: string) => actOf({ title: 'May it change this file?', detail });
  expect(change('a b.ts')).not.toBe(change('a  b.ts'));
});

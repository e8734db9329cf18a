import { expect, test } from 'vitest';
import { tempRepo } from '#test/helpers/tempRepo.ts';
import { runCommand } from './runCommand.ts';

async function run(folder: string, ...args: string[]) {
  const [out, told]: [string[], string[]] = [[], []];
  const code = await runCommand(['find', ...args], {
    print: (text) => void out.push(text),
    tell: (line) => void told.push(line),
    folder,
  });
  return { code, out: out.join(''), told: told.join('\n') };
}

test('finds the files of a repository that words are about, as JSON', async () => {
  const repo = await tempRepo({
    files: { 'src/gate.ts': 'export function openGate() {}\n', 'src/b.ts': '' },
  });
  const { code, out } = await run(
    repo.path,
    '--json',
    '--limit',
    '1',
    '--data',
    repo.sibling('data'),
    '.',
    'open the gate',
  );
  expect(code).toBe(0);
  expect(JSON.parse(out)).toMatchObject([
    { path: 'src/gate.ts', symbols: [{ name: 'openGate', line: 1 }], reasons: [{ kind: 'name' }, {}, {}] },
  ]);
});

test('finds the files of an earlier commit', async () => {
  const repo = await tempRepo({ commits: [{ 'gate.ts': '1' }, { 'gate.ts': '2', 'gateKeeper.ts': '1' }] });
  const data = ['--data', repo.sibling('data')];
  const now = await run(repo.path, '--json', ...data, '.', 'gate');
  const then = await run(repo.path, '--json', ...data, '--rev', 'HEAD~1', '.', 'gate');
  const paths = (out: string) => (JSON.parse(out) as { path: string }[]).map(({ path }) => path);
  expect(paths(now.out).toSorted()).toEqual(['gate.ts', 'gateKeeper.ts']);
  expect(paths(then.out)).toEqual(['gate.ts']);
});

test('says what is wrong with the question, the folder or the commit', async () => {
  const repo = await tempRepo({ files: { 'a.ts': '' } });
  expect(await run(repo.path, '.')).toMatchObject({ code: 2 });
  expect((await run(repo.path, '--limit', 'x', '.', 'y')).told).toContain('--limit needs a number');
  const nowhere = await run(repo.path, '--data', repo.sibling('data'), '--rev', 'nowhere', '.', 'x');
  expect(nowhere).toMatchObject({ code: 1, out: '' });
  expect(nowhere.told).toContain('nowhere is not known');
});

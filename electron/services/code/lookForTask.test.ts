import { expect, onTestFinished, test } from 'vitest';
import { findGit } from '#electron/git/findGit.ts';
import { openGit } from '#electron/git/openGit.ts';
import type { TaskCodeQuestion } from '#shared/code/taskCode.ts';
import { tempRepo } from '#test/helpers/tempRepo.ts';
import { valueOf } from '#test/helpers/valueOf.ts';
import { sourceOfCommit } from './codeSource.ts';
import { lookForTask } from './lookForTask.ts';
import { openCodeIndex } from './openCodeIndex.ts';

const FILES = {
  'src/policy.ts': 'export function mayEdit() {}\n',
  'src/page.ts': "import { mayEdit } from './policy.ts';\nexport const page = mayEdit;\n",
  'src/frame.ts': "import { mayEdit } from './policy.ts';\nexport const frame = mayEdit;\n",
  'src/policy.test.ts': "import { mayEdit } from './policy.ts';\nmayEdit();\n",
  'src/refusals.ts': '/** A refusal answers 403. */\nexport class Refusal {}\n',
  'src/secrets.ts': 'export const refusalToken = 1; // refusal refusal refusal\n',
  'specs/001/spec.md': '# Refusals\n\nA refusal answers 403.\n',
};
const asked = (some: Partial<TaskCodeQuestion>): TaskCodeQuestion => ({
  commit: 'HEAD',
  change: ['src/policy.ts'],
  read: [],
  landed: [],
  words: 'A refusal answers 403.',
  without: 'specs/',
  carried: [],
  ...some,
});

async function setUp() {
  const repo = await tempRepo({ files: FILES });
  const git = valueOf(
    await openGit({ path: repo.path, trusted: true, native: valueOf(await findGit()), env: repo.env }),
  );
  const open = () => {
    const index = openCodeIndex(':memory:');
    onTestFinished(() => index.close());
    return index;
  };
  const index = open();
  onTestFinished(() => git.dispose());
  valueOf(await index.updateFromFolder(git));
  const look = async (some: Partial<TaskCodeQuestion> = {}, of = index) => {
    const question = asked(some);
    return lookForTask(of, valueOf(await sourceOfCommit(git, question.commit)), question);
  };
  return { repo, git, index, open, look };
}

test('a scope’s file comes with its definitions, who uses it and its tests, and the words find the rest', async () => {
  const { look } = await setUp();
  expect(await look()).toEqual({
    change: [
      {
        path: 'src/policy.ts',
        symbols: [{ name: 'mayEdit', kind: 'function', line: 1 }],
        users: ['src/frame.ts', 'src/page.ts'],
        userCount: 2,
        tests: ['src/policy.test.ts'],
        testCount: 1,
      },
    ],
    read: [],
    landed: [],
    // Neither the spec, which says the very words, nor a file that by its name holds secrets.
    found: [expect.objectContaining({ path: 'src/refusals.ts' })],
    leftOut: 0,
  });
});

test('definitions are those of the commit, also of files that only the commit has', async () => {
  const { repo, look } = await setUp();
  await repo.git('switch', '--quiet', '-c', 'integration');
  await repo.commit({
    'src/policy.ts': 'type Policy = string;\nexport function mayRead() {}\n',
    'src/made.ts': 'export const made = 1;\n',
  });
  await repo.git('switch', '--quiet', 'main');
  const code = await look({ commit: 'integration', landed: ['src/made.ts', 'src/gone.ts'] });
  expect(code.change[0]?.symbols.map(({ name, line }) => [name, line])).toEqual([
    ['Policy', 1],
    ['mayRead', 2],
  ]);
  expect(code.landed.map(({ path, symbols }) => [path, symbols.map(({ name }) => name)])).toEqual([
    ['src/made.ts', ['made']],
  ]);
});

test('a wide scope gives the most telling files first and counts the rest', async () => {
  const { repo, git, open } = await setUp();
  await repo.commit(
    Object.fromEntries(Array.from({ length: 40 }, (_, index) => [`src/many/m${index}.ts`, 'let m;\n'])),
  );
  const index = open();
  valueOf(await index.updateFromFolder(git));
  const question = asked({
    change: ['src/**'],
    read: ['src/page.ts', '.env', 'src/**'],
    carried: ['src/many/m1*'],
  });
  const code = await lookForTask(index, valueOf(await sourceOfCommit(git, 'HEAD')), question);
  expect(code.change).toHaveLength(24);
  expect(code.change[0]?.path).toBe('src/refusals.ts');
  expect(code.leftOut).toBe(5 + 40 - 11 - 24);
  expect(JSON.stringify(code)).not.toMatch(/m1\d|secrets/);
});

test('the order in which files came to be known changes nothing', async () => {
  const { repo, git, index, open, look } = await setUp();
  const grown = await repo.commit({
    'src/aaa.ts': "import { mayEdit } from './policy.ts';\nexport const refusalOne = mayEdit;\n",
    'src/bbb.ts': "import { mayEdit } from './policy.ts';\nexport const refusalOne = mayEdit;\n",
  });
  valueOf(await index.updateFromFolder(git));
  const fresh = open();
  valueOf(await fresh.updateFromFolder(git));
  const question = { commit: grown, change: ['src/**'], words: 'refusal one' };
  expect(JSON.stringify(await look(question))).toBe(JSON.stringify(await look(question, fresh)));
});

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Attempt } from '#shared/run/run.ts';
import { runBench } from '#test/helpers/runBench.ts';
import { call, must, type RunBench } from '#test/helpers/runHost.ts';
import { tempRepo } from '#test/helpers/tempRepo.ts';

const SPEC = `# S

## Requirements

### R1 One

- **AC-1.1** The system SHALL do it.
  - shown by: a person
`;
const PLAN = `overture: 1
spec: 001-greetings
tasks:
  - id: T1
    title: Change it
    role: implement
    criteria: [AC-1.1]
    scope: { change: ["src/**"], read: [] }
    agent: worker
`;
const POINTER = `version https://git-lfs.github.com/spec/v1
oid sha256:4d7a214614ab2935c943f9e0ff69d22eadbb8f32b1258daaa5e2ca24d17e2393
size 12345
`;
/** Changes a file with a name that shells and encodings stumble over, and says what it found. */
const WORKER = `
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
mkdirSync('src', { recursive: true });
writeFileSync('src/blå bær.txt', 'røde\\n');
const read = (file) => (existsSync(file) ? readFileSync(file, 'utf8').split('\\n')[0] : 'nothing');
console.log(read('big.bin'), '|', read('lib/part.txt'), '|', read('docs/far.md'));
`;

/** Runs the task to the person's branch and gives its attempt. */
async function landed(bench: RunBench) {
  const { host, ids } = bench;
  await bench.start();
  const done = await bench.attempt('T1', 'inReview');
  must(await host.review.approve({ ...ids, attemptId: done.id, reason: 'Seen', by: 'Priya' }, call));
  await bench.until(({ state }) => state === 'finished');
  return done;
}

/** What the attempt says of submodules. */
function noteOf({ runs }: RunBench, { id }: Attempt): string | undefined {
  return runs.activity.read(id).find((entry) => entry.id === 'submodules')?.text;
}

test('work lands in a repository with blanks and letters of other alphabets, large-file pointers and a submodule', async () => {
  const part = await tempRepo({ files: { 'part.txt': 'a part\n' } });
  const bench = await runBench({
    folder: 'mit Blank Ærø 島',
    spec: SPEC,
    plan: PLAN,
    files: { '.gitattributes': '*.bin filter=lfs diff=lfs merge=lfs -text\n', 'big.bin': POINTER },
    agents: { worker: WORKER },
    prepare: async (repo) => {
      await repo.git('-c', 'protocol.file.allow=always', 'submodule', 'add', part.path, 'lib');
      await repo.git('commit', '-qm', 'take in a part');
    },
  });
  const done = await landed(bench);
  expect(done.files.map(({ path }) => path)).toEqual(['src/blå bær.txt']);
  expect(done.report).toContain('version https://git-lfs.github.com/spec/v1');
  expect(await readFile(join(bench.repo.path, 'src/blå bær.txt'), 'utf8')).toBe('røde\n');
  expect(await readFile(join(bench.repo.path, 'big.bin'), 'utf8')).toBe(POINTER);
  expect(await readFile(join(bench.repo.path, 'lib/part.txt'), 'utf8')).toBe('a part\n');
  expect(await bench.repo.git('status', '--porcelain')).toBe('');
  // The workspace has the submodule's files, without a repository that could stray into the work.
  expect(done.report).toContain('| a part |');
  expect(noteOf(bench, done)).toBe(
    'lib is a submodule and holds files from your own folder. Changes in there are not part of the work.',
  );
});

test('a submodule that the person’s own folder does not have stays empty, and the attempt says what to do', async () => {
  const part = await tempRepo({ files: { 'part.txt': 'a part\n' } });
  const bench = await runBench({
    spec: SPEC,
    plan: PLAN,
    agents: { worker: WORKER },
    prepare: async (repo) => {
      await repo.git('-c', 'protocol.file.allow=always', 'submodule', 'add', part.path, 'lib');
      await repo.git('commit', '-qm', 'take in a part');
      await repo.git('submodule', 'deinit', '--force', 'lib');
    },
  });
  const done = await landed(bench);
  expect(done.files.map(({ path }) => path)).toEqual(['src/blå bær.txt']);
  expect(done.report).toContain('| nothing |');
  expect(noteOf(bench, done)).toBe(
    'lib is a submodule and empty here, because your own folder does not have the commit. Run “git submodule update --init --recursive” there, then start over.',
  );
});

test('work lands in a sparse checkout, and what is not checked out stays as it is', async () => {
  const bench = await runBench({
    spec: SPEC,
    plan: PLAN,
    files: { 'docs/far.md': 'far away\n', 'src/near.txt': 'near\n' },
    agents: { worker: WORKER },
    prepare: async (repo) => {
      await repo.git('sparse-checkout', 'set', 'src', 'specs');
    },
  });
  const done = await landed(bench);
  // The workspace leaves out what the person's own folder leaves out.
  expect(done.report).toMatch(/\| nothing$/m);
  expect(noteOf(bench, done)).toBeUndefined();
  expect(await readFile(join(bench.repo.path, 'src/blå bær.txt'), 'utf8')).toBe('røde\n');
  expect(await bench.repo.git('show', 'HEAD:docs/far.md')).toBe('far away\n');
  expect(await bench.repo.git('status', '--porcelain')).toBe('');
});

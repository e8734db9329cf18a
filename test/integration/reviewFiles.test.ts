import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parseSpec } from '#shared/spec/parseSpec.ts';
import { verdicts } from '#shared/review/verdicts.ts';
import { runBench } from '#test/helpers/runBench.ts';
import { call, must } from '#test/helpers/runHost.ts';

const SPEC =
  '# Greetings\n\n## Requirements\n\n### R1 Greeting\n\n- **AC-1.1** The system SHALL greet.\n  - shown by: `node check.mjs`\n';
const PLAN =
  'overture: 1\nspec: 001-greetings\ntasks:\n  - id: T1\n    title: Greet\n    role: implement\n    criteria: [AC-1.1]\n    scope: { change: [src/**], read: [] }\n    agent: robot\n';
const PNG =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';
const AGENT = `import { chmodSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
mkdirSync('src', { recursive: true });
writeFileSync('src/greet.js', 'export const greet = "Hi";\\r\\nexport const more = 1;\\r\\n');
writeFileSync('src/run.sh', 'echo\\n');
chmodSync('src/run.sh', 0o755);
writeFileSync('src/latin.txt', Buffer.from([0x66, 0xfc, 0x0a]));
writeFileSync('src/data.bin', Buffer.from([0, 1, 2]));
writeFileSync('src/dot.png', Buffer.from('${PNG}', 'base64'));
writeFileSync('src/art.svg', '<svg xmlns="http://www.w3.org/2000/svg"/>');
writeFileSync('src/long.txt', 'x'.repeat(1024 * 1024 + 1));
symlinkSync('greet.js', 'src/link.js');
rmSync('old.txt');
console.log('done');
`;

const CHECK =
  "import { readFileSync } from 'node:fs';\nprocess.exit(readFileSync('src/greet.js', 'utf8').includes('Hello, you') ? 0 : 1);\n";

async function bench(check = CHECK) {
  const made = await runBench({
    spec: SPEC,
    plan: PLAN,
    agents: { robot: AGENT },
    prepare: async ({ git }) => {
      await git('config', 'user.name', 'Priya Nair');
      await git('config', 'user.email', 'priya@harbor.test');
    },
    files: {
      'overture.yaml': 'overture: 1\nlimits: { agents: 1, retries: 0 }\n',
      'old.txt': 'was here\n',
      'src/greet.js': 'export const greet = "Hello";\r\n',
      'check.mjs': check,
    },
  });
  await made.start();
  const { id, workspace, commit } = await made.attempt('T1', 'inReview');
  const ref = { ...made.ids, attemptId: id };
  const of = () => made.now().attempts.find((one) => one.id === id)!;
  const open = async (path: string, as: 'text' | 'picture' = 'text') =>
    must(await made.host.review.file({ ...ref, path, as }, call));
  const save = (path: string, from: string, text: string) =>
    made.host.review.editFile({ ...ref, path, id: from, text, by: 'Priya' }, call);
  const idOf = async (path: string) => {
    const { after } = await open(path);
    return after && 'id' in after ? after.id : '';
  };
  return { ...made, ref, of, open, save, idOf, folder: workspace?.path ?? '', commit: commit ?? '' };
}

const valueOf = (attempt: Parameters<typeof verdicts>[0]) =>
  verdicts(attempt, parseSpec(SPEC).criteria)[0]?.value;

test('a person’s edit is a commit of theirs in the work and its workspace, outdates what was shown, and is told', async () => {
  const { host, ref, of, open, save, idOf, folder, commit, repo, now } = await bench();
  expect(valueOf(of())).toBe('notMet');
  const text = 'export const greet = "Hello, you";\r\nexport const more = 1;\r\n';
  must(await save('src/greet.js', await idOf('src/greet.js'), text));

  expect(of().commit).not.toBe(commit);
  expect(of().state).toBe('inReview');
  expect(await repo.git('show', `${of().commit}:src/greet.js`)).toBe(text);
  expect(await readFile(join(folder, 'src/greet.js'), 'utf8')).toBe(text);
  expect(await repo.git('-C', folder, 'status', '--porcelain')).toBe('');
  expect((await repo.git('log', '-1', '--format=%P %an%n%B', of().commit!)).trim()).toBe(
    `${commit} Priya Nair\nT1: edit src/greet.js in review\n\nOverture-Spec: 001-greetings\nOverture-Task: T1`,
  );
  expect((await open('src/greet.js')).after).toMatchObject({ text });
  expect(valueOf(of())).toBe('notShown');
  expect(now().reasons.at(-1)).toMatchObject({
    kind: 'judged',
    title: 'T1 was edited in review',
    text: expect.stringContaining('Priya changed src/greet.js.'),
  });

  // Two who ask at once share one run of the checks.
  const both = await Promise.all([host.review.checkAgain(ref, call), host.review.checkAgain(ref, call)]);
  expect(both).toEqual([
    { ok: true, value: null },
    { ok: true, value: null },
  ]);
  expect(valueOf(of())).toBe('met');
  must(await host.review.approve({ ...ref, reason: 'Looked at it', by: 'Priya' }, call));
  expect(await repo.git('show', `${now().integrationBranch}:src/greet.js`)).toBe(text);
});

/** A report as test runners write it, of one test that shows AC-1.1. */
const REPORT = (failure: string) =>
  `<testsuite name="greet"><testcase name="AC-1.1 greets" file="src/greet.js">${failure}</testcase></testsuite>`;

test('checks that run again are shown by the report they write in their own workspace, and by no other', async () => {
  const { host, ref, of, repo } = await bench(
    `import { writeFileSync } from 'node:fs';\nwriteFileSync('junit.xml', ${JSON.stringify(REPORT(''))});\n`,
  );
  await writeFile(join(repo.path, 'junit.xml'), REPORT('<failure message="the person’s own"/>'));
  const before = of().evidence.length;
  must(await host.review.checkAgain(ref, call));
  expect(of().evidence.slice(before)).toMatchObject([
    { kind: 'test', criterion: 'AC-1.1', shows: 'met', text: 'AC-1.1 greets', path: 'src/greet.js' },
  ]);
});

test('an edit keeps the mode of its file, and one that changes nothing makes no commit', async () => {
  const { of, save, idOf, repo, commit } = await bench();
  must(await save('src/run.sh', await idOf('src/run.sh'), 'echo\n'));
  expect(of().commit).toBe(commit);
  must(await save('src/run.sh', await idOf('src/run.sh'), 'echo hello\n'));
  expect(await repo.git('ls-tree', of().commit!, 'src/run.sh')).toMatch(/^100755 /);
});

test('a file that changed since it was opened, in the work or in its workspace, is not written over', async () => {
  const { of, save, idOf, folder, commit } = await bench();
  const first = await idOf('src/greet.js');
  must(await save('src/greet.js', first, 'export const greet = 1;\n'));
  expect(await save('src/greet.js', first, 'export const greet = 2;\n')).toEqual({
    ok: false,
    error: { code: 'changedMeanwhile', path: 'src/greet.js' },
  });
  const edited = of().commit;
  await writeFile(join(folder, 'src/greet.js'), 'mine\n');
  expect(await save('src/greet.js', await idOf('src/greet.js'), 'export const greet = 3;\n')).toEqual({
    ok: false,
    error: { code: 'unsavedInWorkspace', path: 'src/greet.js', workspace: folder },
  });
  expect(await readFile(join(folder, 'src/greet.js'), 'utf8')).toBe('mine\n');
  expect(of().commit).toBe(edited);
  expect(edited).not.toBe(commit);
  // What is unsaved elsewhere is not in the way, and stays.
  must(await save('src/run.sh', await idOf('src/run.sh'), 'echo 2\n'));
  expect(await readFile(join(folder, 'src/greet.js'), 'utf8')).toBe('mine\n');
});

test('without its workspace the work is edited all the same; commits that were not handed in are not lost', async () => {
  const { of, save, idOf, folder, repo } = await bench();
  await rm(folder, { recursive: true });
  must(await save('src/run.sh', await idOf('src/run.sh'), 'echo 2\n'));
  const branch = of().workspace?.branch ?? '';
  expect((await repo.git('rev-parse', branch)).trim()).toBe(of().commit);
  const newer = (await repo.git('commit-tree', '-p', branch, '-m', 'newer', `${branch}^{tree}`)).trim();
  await repo.git('update-ref', `refs/heads/${branch}`, newer);
  expect(await save('src/run.sh', await idOf('src/run.sh'), 'echo 3\n')).toMatchObject({
    error: { reason: expect.stringContaining('holds newer commits than were handed in') },
  });
  expect((await repo.git('rev-parse', branch)).trim()).toBe(newer);
});

test('git’s own files and what lies outside the work are refused', async () => {
  const { host, ref, save, of, commit } = await bench();
  for (const path of [
    '.git/config',
    'src/.GIT/hooks/x',
    '../outside',
    '/etc/passwd',
    'src/../../x',
    'a\0b',
    'src',
    ':(top)old.txt',
  ]) {
    expect(await host.review.file({ ...ref, path, as: 'text' }, call)).toMatchObject({ ok: false });
    expect(await save(path, '', 'x')).toMatchObject({ ok: false });
  }
  expect(of().commit).toBe(commit);
});

test('each kind of file says what it is, and why it cannot be edited', async () => {
  const { open } = await bench();
  expect(await open('src/greet.js')).toMatchObject({
    before: { kind: 'text', text: 'export const greet = "Hello";\r\n', exact: true },
    after: { kind: 'text', exact: true },
    fixed: null,
  });
  expect(await open('src/dot.png', 'picture')).toMatchObject({
    before: null,
    after: { kind: 'picture', type: 'image/png', data: PNG, bytes: Buffer.from(PNG, 'base64').length },
  });
  expect((await open('src/dot.png')).after).toMatchObject({ kind: 'binary' });
  expect((await open('src/art.svg', 'picture')).after).toMatchObject({ type: 'image/svg+xml' });
  expect((await open('src/art.svg')).after).toMatchObject({ kind: 'text' });
  expect((await open('src/data.bin', 'picture')).after).toEqual({
    kind: 'binary',
    id: expect.any(String),
    bytes: 3,
  });
  expect(await open('src/link.js')).toMatchObject({
    after: { kind: 'link', target: 'greet.js' },
    fixed: 'Only text can be edited here.',
  });
  expect((await open('src/latin.txt')).fixed).toContain('no text');
  expect((await open('src/long.txt')).after).toMatchObject({ kind: 'tooLarge', bytes: 1024 * 1024 + 1 });
  expect(await open('old.txt')).toMatchObject({
    before: { text: 'was here\n' },
    after: null,
    fixed: 'The work deletes this file.',
  });
});

test('once trust is taken back, files are neither opened, edited nor checked, and the answer is that of every act on git', async () => {
  const { host, ref, save, idOf } = await bench();
  const id = await idOf('src/greet.js');
  await host.project.distrust();
  const refused = { ok: false, error: { code: 'notTrusted' } };
  expect(await host.review.file({ ...ref, path: 'src/greet.js', as: 'text' }, call)).toEqual(refused);
  expect(await save('src/greet.js', id, 'x')).toEqual(refused);
  expect(await host.review.checkAgain(ref, call)).toEqual(refused);
  expect(await host.review.earlierComments(ref, call)).toEqual(refused);
});

import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { processStartTime } from '#electron/process/processIdentity.ts';
import type { Attempt } from '#shared/run/run.ts';
import { agentSchema } from '#shared/settings/settings.ts';
import { runBench } from '#test/helpers/runBench.ts';

const SPEC = `# Greetings

## Requirements

### R1 Greets people

- **AC-1.1** When a name is given, the program shall greet it.
  - shown by: person
`;

const PLAN = `version: 1
tasks:
  - id: T1
    title: Greet
    role: implement
    agent: bad
    criteria: [AC-1.1]
    scope:
      change: ['**']
    instructions: Greet.
`;

const GIT =
  "import { execFileSync } from 'node:child_process';\nconst git = (...args) => execFileSync('git', args);\n";
const WRITE = "import { writeFileSync } from 'node:fs';\nwriteFileSync('made.txt', 'made\\n');\n";

async function endOf(script: string, state: Attempt['state']) {
  const bench = await runBench({ spec: SPEC, plan: PLAN, agents: { bad: script } });
  await bench.start();
  return { bench, attempt: await bench.attempt('T1', state) };
}

test('an agent that commits by itself hands in what it committed', async () => {
  const commit = "git('-c', 'user.name=Bad', '-c', 'user.email=bad@localhost', 'commit', '-qam', 'mine');\n";
  const { attempt } = await endOf(`${GIT}${WRITE}git('add', '.');\n${commit}`, 'inReview');
  expect(attempt.files).toMatchObject([{ path: 'made.txt', kind: 'added' }]);
});

test('an agent that changes its branch hands in its work all the same', async () => {
  const { attempt, bench } = await endOf(`${GIT}git('checkout', '-qb', 'elsewhere');\n${WRITE}`, 'inReview');
  expect(attempt.files).toMatchObject([{ path: 'made.txt', kind: 'added' }]);
  expect(await bench.repo.git('show', `${attempt.commit}:made.txt`)).toBe('made\n');
});

test('an agent that deletes .git loses nothing, and touches no other repository', async () => {
  const script = `${WRITE}import { rmSync } from 'node:fs';\nrmSync('.git', { recursive: true, force: true });\n`;
  const { attempt, bench } = await endOf(script, 'inReview');
  expect(attempt.files).toMatchObject([{ path: 'made.txt', kind: 'added' }]);
  expect(await bench.repo.git('status', '--porcelain')).toBe('');
  expect(bench.runs.activity.read(attempt.id).map(({ text }) => text)).toContain(
    'It deleted the link between its workspace and the repository. Overture put it back; no work is lost.',
  );
});

test('an agent that puts a repository of its own in the place of its workspace’s is told of, and its files are kept', async () => {
  const script = `${GIT}${WRITE}import { rmSync } from 'node:fs';\nrmSync('.git', { recursive: true, force: true });\ngit('init', '-q');\n`;
  const { attempt } = await endOf(script, 'inReview');
  expect(attempt.files).toMatchObject([{ path: 'made.txt', kind: 'added' }]);
});

test('what is written into the person’s own folder meanwhile is told in the attempt, and nobody is blamed', async () => {
  const bench = await runBench({
    spec: SPEC,
    plan: PLAN,
    files: { 'kept.txt': 'kept\n', 'changing.txt': 'one\n', 'gone.txt': 'gone\n' },
    agents: {
      bad: `${WRITE}import { execFileSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join, dirname } from 'node:path';
const shared = execFileSync('git', ['rev-parse', '--path-format=absolute', '--git-common-dir']).toString().trim();
const own = dirname(shared);
writeFileSync(join(own, 'slipped.txt'), 'out\\n');
writeFileSync(join(own, 'changing.txt'), 'longer than before\\n');
rmSync(join(own, 'gone.txt'));
writeFileSync(join(own, 'specs', 'notes.md'), 'kept by Overture\\n');
`,
    },
    // The person had begun something, which is not told as new.
    prepare: (repo) => repo.write({ 'kept.txt': 'changed before\n', 'changing.txt': 'two\n' }),
  });
  await bench.start();
  const attempt = await bench.attempt('T1', 'inReview');
  const note = bench.runs.activity.read(attempt.id).find(({ id }) => id.startsWith('own-folder-'));
  expect(note).toMatchObject({
    kind: 'note',
    text: 'While T1 worked, these files of your own folder changed: changing.txt, gone.txt and slipped.txt. Overture did not touch them. If it was not you, look at them; review does not show what is outside the workspace.',
    detail: 'changing.txt\ngone.txt\nslipped.txt',
  });
  expect(attempt.files).toMatchObject([{ path: 'made.txt' }]);
});

test('an agent that commits in the person’s own folder is told of; one that keeps to its workspace is not', async () => {
  const commit = `${GIT}${WRITE}import { dirname, join } from 'node:path';
const own = dirname(execFileSync('git', ['rev-parse', '--path-format=absolute', '--git-common-dir']).toString().trim());
writeFileSync(join(own, 'committed.txt'), 'mine\\n');
git('-C', own, 'add', 'committed.txt');
git('-C', own, '-c', 'user.name=Bad', '-c', 'user.email=bad@localhost', 'commit', '-qm', 'mine');
`;
  const told = async (script: string) => {
    const { bench, attempt } = await endOf(script, 'inReview');
    return bench.runs.activity.read(attempt.id).filter(({ id }) => id.startsWith('own-folder-'));
  };
  expect((await told(commit)).map(({ detail }) => detail)).toEqual(['committed.txt']);
  expect(await told(WRITE)).toEqual([]);
});

test('what an agent leaves running in the background is ended before its work is looked at', async () => {
  const script = `${WRITE}import { spawn } from 'node:child_process';
const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { detached: true, stdio: 'ignore' });
child.unref();
writeFileSync('pid.txt', String(child.pid));
`;
  const { attempt } = await endOf(script, 'inReview');
  const pid = Number(await readFile(join(attempt.workspace!.path, 'pid.txt'), 'utf8'));
  expect(await processStartTime(pid)).toBeNull();
});

test('an agent that is not there any more is told of in a sentence', async () => {
  const missing = agentSchema.parse({
    kind: 'command',
    id: 'bad',
    name: 'Bad',
    command: 'no-such-agent-anywhere',
  });
  const bench = await runBench({ spec: SPEC, plan: PLAN, more: [missing] });
  await bench.start();
  expect((await bench.attempt('T1', 'failed')).problem).toBe(
    'no-such-agent-anywhere was not found on this machine. Install it, or give its full path.',
  );
});

test('an agent that crashes half-way leaves its work where a person can go on', async () => {
  const { attempt } = await endOf(`${WRITE}throw new Error('out of luck');\n`, 'failed');
  expect(attempt.problem).toMatch(/^bad ended with exit code 1\./);
  expect(existsSync(join(attempt.workspace!.path, 'made.txt'))).toBe(true);
});

test('an agent that fills the disk is stopped while there is still room', async () => {
  let looks = 0;
  const bench = await runBench({
    spec: SPEC,
    plan: PLAN,
    agents: { bad: `${WRITE}setInterval(() => {}, 1000);\n` },
    measureMachine: async () => {
      const free = looks++ === 0 ? 50_000_000_000 : 120_000_000;
      return { disk: { free, keep: 1_000_000_000 }, memory: { free: null, keep: 0 } };
    },
  });
  await bench.start();
  const attempt = await bench.attempt('T1', 'failed');
  expect(attempt.problem).toBe(
    'Only 120 MB are left on the disk, so bad was stopped before it is full. Make room, then go on; its work is kept.',
  );
  expect(existsSync(join(attempt.workspace!.path, 'made.txt'))).toBe(true);
});

import { access, readFile, writeFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { tidyWorkspaces } from '#electron/services/run/tidyWorkspaces.ts';
import { runBench } from '#test/helpers/runBench.ts';
import { call, must } from '#test/helpers/runHost.ts';

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
    agent: worker
    criteria: [AC-1.1]
    scope:
      change: ['**']
    instructions: Greet.
`;
const DAY = 24 * 3_600_000;

const isThere = (path: string) =>
  access(path).then(
    () => true,
    () => false,
  );

test('work that nobody goes on with stays for two weeks after its run, and what is unsaved in it for good', async () => {
  let later = 0;
  const bench = await runBench({
    spec: SPEC,
    plan: PLAN,
    agents: {
      worker:
        "import { writeFileSync } from 'node:fs';\nwriteFileSync('half.txt', 'half\\n');\nprocess.exit(1);\n",
    },
    clock: () => Date.now() + later,
  });
  const { host, ids, runs, repo } = bench;
  await bench.start();
  const { id, workspace } = await bench.attempt('T1', 'failed');
  await runs.end(id);
  const path = workspace!.path;
  later = 15 * DAY;
  await tidyWorkspaces(runs);
  // Its run still goes on, so somebody may take it up again.
  expect(await isThere(path)).toBe(true);

  must(await host.run.stop({ ...ids, runId: bench.now().id, by: 'Priya' }, call));
  later = 13 * DAY;
  await tidyWorkspaces(runs);
  expect(await isThere(path)).toBe(true);
  later = 15 * DAY;
  await tidyWorkspaces(runs);
  expect(await isThere(path)).toBe(false);
  const { workspaces, kept } = must(await host.run.workspaces(ids, call));
  expect(workspaces).toEqual([]);
  expect(await repo.git('show', `${kept[0]!.ref}:half.txt`)).toBe('half\n');
  expect(await repo.git('worktree', 'list', '--porcelain')).not.toContain(path);
});

test('the workspace of landed work is put away; its commits stay on its branch', async () => {
  const bench = await runBench({
    spec: SPEC,
    plan: PLAN,
    agents: { worker: "import { writeFileSync } from 'node:fs';\nwriteFileSync('made.txt', 'made\\n');\n" },
  });
  await bench.start();
  const { id, workspace, commit } = await bench.attempt('T1', 'inReview');
  must(await bench.host.review.approve({ ...bench.ids, attemptId: id, reason: 'Small', by: 'Priya' }, call));
  await bench.until(({ state }) => state === 'finished');
  await tidyWorkspaces(bench.runs);
  expect(await isThere(workspace!.path)).toBe(false);
  expect((await bench.repo.git('rev-parse', workspace!.branch)).trim()).toBe(commit);
});

/** Fails the first time; prints what it was given of the person's ignored files. */
const WORKER = `
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
const isAgain = existsSync('made.txt');
writeFileSync('made.txt', 'made\\n');
const read = (file) => (existsSync(file) ? readFileSync(file, 'utf8').trim() : 'nothing');
console.log([read('.env'), read('config/local.json'), read('build/big.bin')].join(' | '));
writeFileSync('.env', 'changed');
process.exit(isAgain ? 0 : 1);
`;

test('a workspace gets the carried files, then its setup command, which runs until it has succeeded and then no more', async () => {
  let log = '';
  let gate = '';
  const bench = await runBench({
    spec: SPEC,
    plan: PLAN,
    agents: { worker: WORKER },
    async prepare(repo) {
      log = repo.sibling('setup.log');
      gate = repo.sibling('gate');
      await repo.commit({
        '.gitignore': '.env\nconfig/\nbuild/\n',
        'overture.yaml': `carry: [.env, config/*.json, missing.txt]\ncommands:\n  setup: 'cat .env >> "${log}"; test -e "${gate}"'\n`,
      });
      await repo.write({ '.env': 'KEY=1\n', 'config/local.json': '{}\n', 'build/big.bin': 'big\n' });
    },
  });
  const { host, ids, runs } = bench;
  const goOn = async () => {
    const { id } = bench.now().attempts[0]!;
    await runs.end(id);
    must(await host.run.resumeAttempt({ ...ids, attemptId: id, by: 'Priya' }, call));
  };
  await bench.start();
  const failed = await bench.attempt('T1', 'failed');
  expect(failed.problem).toMatch(
    /^The setup command “cat .+” ended with exit code 1\. Mend it in overture\.yaml, then start over\.$/,
  );
  expect(await isThere(`${failed.workspace!.path}/made.txt`)).toBe(false);

  await writeFile(gate, '');
  await goOn();
  await bench.until(({ attempts }) => attempts[0]!.problem?.includes('setup') === false);
  await bench.attempt('T1', 'failed');
  await goOn();
  const done = await bench.attempt('T1', 'inReview');
  // The carried file stands as the agent left it, and the setup has seen it twice: when it failed and when it did not.
  expect(done.report.trim()).toBe('changed | {} | nothing');
  expect(await readFile(log, 'utf8')).toBe('KEY=1\nKEY=1\n');
  expect(done.files.map(({ path }) => path)).toEqual(['made.txt']);
});

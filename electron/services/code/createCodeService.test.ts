import { expect, onTestFinished, test } from 'vitest';
import type { CodeStatus } from '#shared/code/code.ts';
import { fail } from '#shared/contract/result.ts';
import type { ProjectId } from '#shared/project/project.ts';
import { tempRepo } from '#test/helpers/tempRepo.ts';
import { testProject } from '#test/helpers/testProject.ts';
import { valueOf } from '#test/helpers/valueOf.ts';
import { createCodeService } from './createCodeService.ts';

const call = { signal: new AbortController().signal };

async function setUp() {
  const repo = await tempRepo({ files: { 'a.ts': 'export function openGate() {}\n', 'b.ts': '' } });
  const project = await testProject(repo);
  const projects = { get: (id: string) => (id === project.id ? project : undefined) };
  const service = createCodeService({ projects, program: null });
  onTestFinished(() => service.dispose());
  return { repo, service, projectId: project.id };
}

/** Follows the reading of the code; `next` waits for a status that the test asks for. */
function follow({ service, projectId }: Awaited<ReturnType<typeof setUp>>) {
  const seen: CodeStatus[] = [];
  const waiting = new Set<() => void>();
  const end = new AbortController();
  const push = (status: CodeStatus) => {
    seen.push(status);
    for (const check of waiting) check();
  };
  const ended = service.handlers.watch(
    { projectId },
    { snapshot: push, event: push },
    { signal: end.signal },
  );
  onTestFinished(async () => {
    end.abort();
    await ended;
  });
  const next = (wanted: (status: CodeStatus) => boolean) =>
    new Promise<void>((resolve) => {
      const from = seen.length;
      const check = () => {
        if (!seen.slice(from).some(wanted)) return;
        waiting.delete(check);
        resolve();
      };
      waiting.add(check);
    });
  return { seen, next };
}

test('the code is read in a thread, counted, and then found', async () => {
  const set = await setUp();
  const { seen, next } = follow(set);
  await next(({ state }) => state === 'ready');
  expect(seen.map(({ state }) => state)).toEqual(['waiting', 'reading', 'ready']);
  expect(seen[1]).toEqual({ state: 'reading', done: 2, total: 2 });
  const found = valueOf(
    await set.service.handlers.find({ projectId: set.projectId, query: 'open the gate' }, call),
  );
  expect(found[0]).toMatchObject({ path: 'a.ts', symbols: [{ name: 'openGate' }] });
});

test('a file edited by another program is read again without being asked', async () => {
  const set = await setUp();
  const { next } = follow(set);
  await next(({ state }) => state === 'ready');
  const readAgain = next(({ state }) => state === 'ready');
  await set.repo.write({ 'b.ts': 'export function closeBridge() {}\n' });
  await readAgain;
  const found = valueOf(await set.service.handlers.find({ projectId: set.projectId, query: 'bridge' }, call));
  expect(found.map(({ path }) => path)).toEqual(['b.ts']);
});

test('a question waits for the first reading', async () => {
  const { service, projectId } = await setUp();
  const found = valueOf(await service.handlers.find({ projectId, query: 'gate' }, call));
  expect(found.map(({ path }) => path)).toEqual(['a.ts']);
});

/** A page that has not painted yet what it opened; it lets go by the signal. */
function holdOf({ service, projectId }: Awaited<ReturnType<typeof setUp>>) {
  const page = new AbortController();
  const feed = { snapshot: () => undefined, event: () => undefined };
  const ended = service.handlers.hold({ projectId }, feed, { signal: page.signal });
  return async () => {
    page.abort();
    await ended;
  };
}

test('a page that holds a repository keeps its code from being read until it lets go', async () => {
  const [held, free] = [await setUp(), await setUp()];
  const letGo = holdOf(held);
  const waiting = follow(held);
  // Begun later, and ready: what does not wait would have said something by then.
  await follow(free).next(({ state }) => state === 'ready');
  expect(waiting.seen).toEqual([{ state: 'waiting' }]);
  const ready = waiting.next(({ state }) => state === 'ready');
  await letGo();
  await ready;
});

test('what somebody asks for is read although a page holds the repository', async () => {
  const set = await setUp();
  const letGo = holdOf(set);
  const { projectId } = set;
  const found = valueOf(await set.service.handlers.find({ projectId, query: 'gate' }, call));
  expect(found.map(({ path }) => path)).toEqual(['a.ts']);
  await letGo();
});

test('a project that is not open is refused', async () => {
  const { service } = await setUp();
  expect(await service.handlers.find({ projectId: 'f00' as ProjectId, query: 'x' }, call)).toEqual(
    fail({ code: 'unknownProject' }),
  );
});

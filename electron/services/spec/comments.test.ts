import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { fail } from '#shared/contract/result.ts';
import { specIdSchema } from '#shared/project/project.ts';
import type { SpecComments, SpecState } from '#shared/spec/contract.ts';
import { specFixture } from '#test/helpers/specFixture.ts';
import { tempRepo } from '#test/helpers/tempRepo.ts';
import { testProject } from '#test/helpers/testProject.ts';
import { valueOf } from '#test/helpers/valueOf.ts';
import { createSpecJournal } from './specJournal.ts';
import { createSpecService } from './createSpecService.ts';

const specId = specIdSchema.parse('001-settings-editors');
const PATH = 'specs/001-settings-editors/spec.md';
const COMMENTS = 'specs/001-settings-editors/comments.jsonl';
const sha = (text: string) => createHash('sha256').update(text).digest('hex');
const call = { signal: new AbortController().signal };
const place = { block: 'AC-1.1', quote: 'within 5 seconds', before: 'edit settings ', after: '.' };

async function setUp(files: Record<string, string> = {}) {
  const repo = await tempRepo({ files: { [PATH]: specFixture('settings-editors.md'), ...files } });
  const project = await testProject(repo);
  let name = 'Ana';
  let now = Date.UTC(2026, 10, 23, 12);
  const service = createSpecService({
    projects: { get: (id: string) => (id === project.id ? project : undefined) },
    journal: createSpecJournal(),
    clock: () => (now += 1000),
    personName: () => name,
  });
  const ref = { projectId: project.id, specId };
  const first = async <Value>(
    watch: (
      feed: { snapshot: (value: never) => void; event: () => void },
      signal: AbortSignal,
    ) => Promise<unknown>,
  ) => {
    const end = new AbortController();
    const value = await new Promise<Value>((resolve) => {
      void watch({ snapshot: (state) => resolve(state), event: () => undefined }, end.signal);
    });
    end.abort();
    return value;
  };
  return {
    repo,
    project,
    service,
    ref,
    be: (next: string) => {
      name = next;
    },
    comments: () => first<SpecComments>((feed, signal) => service.watchComments(ref, feed, { signal })),
    state: () => first<SpecState>((feed, signal) => service.watch(ref, feed, { signal })),
    read: (path: string) => readFile(join(repo.path, path), 'utf8'),
    write: (path: string, text: string) => writeFile(join(repo.path, path), text),
  };
}

test('a comment, its reply and its resolution are lines in the repository and a thread on the page', async () => {
  const { service, ref, be, comments, read } = await setUp();
  const { threadId } = valueOf(
    await service.comment({ ...ref, places: [place], text: 'Is that fast enough?' }, call),
  );
  be('Bo');
  valueOf(await service.reply({ ...ref, threadId, text: 'Yes.' }, call));
  valueOf(await service.settleThread({ ...ref, threadId, isResolved: true }, call));
  const { threads, unread } = await comments();
  expect(unread).toEqual([]);
  expect(threads).toMatchObject([
    {
      id: threadId,
      places: [place],
      remarks: [
        { by: 'Ana', text: 'Is that fast enough?' },
        { by: 'Bo', text: 'Yes.' },
      ],
      resolved: { by: 'Bo' },
    },
  ]);
  expect((await read(COMMENTS)).trimEnd().split('\n')).toHaveLength(3);
  valueOf(await service.settleThread({ ...ref, threadId, isResolved: false }, call));
  expect((await comments()).threads[0]?.resolved).toBeNull();
});

test('comments made at once are all kept', async () => {
  const { service, ref, comments } = await setUp();
  const texts = Array.from({ length: 8 }, (_, index) => `Comment ${index}`);
  await Promise.all(texts.map((text) => service.comment({ ...ref, places: [place], text }, call)));
  const { threads } = await comments();
  expect(new Set(threads.map(({ remarks }) => remarks[0]?.text))).toEqual(new Set(texts));
  expect(threads).toHaveLength(texts.length);
});

test('a reply to a comment that is not there is refused, and a damaged line is told and kept', async () => {
  const { service, ref, comments, read } = await setUp({ [COMMENTS]: '<<<<<<< HEAD\n' });
  expect(await service.reply({ ...ref, threadId: 'gone', text: 'Hello' }, call)).toEqual(
    fail({ code: 'unknownThread' }),
  );
  valueOf(await service.comment({ ...ref, places: [place], text: 'Why?' }, call));
  expect((await comments()).unread).toEqual([1]);
  expect(await read(COMMENTS)).toMatch(/^<<<<<<< HEAD\n\{/);
});

test('two people approve one text, with a note; both names and the comments travel with the repository', async () => {
  const { service, ref, repo, state, read } = await setUp();
  valueOf(await service.comment({ ...ref, places: [place], text: 'Why?' }, call));
  const hash = sha(await read(PATH));
  valueOf(await service.approve({ ...ref, hash, by: 'Ana', note: 'Good. Ship it.' }, call));
  const approved = sha(await read(PATH));
  valueOf(await service.approve({ ...ref, hash: approved, by: 'Bo' }, call));
  expect(await service.approve({ ...ref, hash: approved, by: 'Bo' }, call)).toMatchObject({
    ok: false,
    error: { code: 'failed' },
  });
  const { approvals, approval, versions } = await state();
  expect(approvals.map(({ by, hash: of, note }) => [by, of, note])).toEqual([
    ['Ana', approved, 'Good. Ship it.'],
    ['Bo', approved, undefined],
  ]);
  expect(approval?.by).toBe('Bo');
  expect(versions[0]).toMatchObject({ approved: true, approvedHash: approved });
  expect(await repo.git('status', '--porcelain', '--', 'specs')).toBe('');
  expect(await repo.git('log', '--format=%B', '-1', '--', PATH)).toContain('Good. Ship it.');
});

test('who changed what is told by the version, and by this person for what is not committed', async () => {
  const { service, ref, repo, read, write } = await setUp();
  const base = (await repo.git('rev-parse', 'HEAD')).trim();
  await write(PATH, (await read(PATH)).replace('within 5 seconds', 'at once'));
  await repo.git('commit', '-qam', 'Sooner', '--author', 'Mei <mei@example.org>');
  await write(PATH, `${await read(PATH)}\n## Constraints\n\n- **C9** Small.\n`);
  const changes = valueOf(await service.changedBy({ ...ref, from: base, to: null }, call));
  expect(changes.find(({ key }) => key === 'AC-1.1')).toMatchObject({ by: 'Mei', version: 2 });
  expect(changes.find(({ key }) => key === 'C9')).toMatchObject({ by: 'Ana', version: null });
});

test('decisions of other specs are found by the words of a request, cited by spec, id and line', async () => {
  const other = 'specs/002-refusals/spec.md';
  const { service, ref } = await setUp({
    [other]:
      '# Refusals\n\n## Decisions\n\n- **D1** 2026-06-09 Refusals answer 403, because a 401 signs people out.\n',
  });
  const found = valueOf(
    await service.findDecisions(
      { projectId: ref.projectId, query: 'refuse with 401 or 403', except: specId, limit: 5 },
      call,
    ),
  );
  expect(found).toMatchObject([
    { specId: '002-refusals', specTitle: 'Refusals', id: 'D1', path: other, line: 5, date: '2026-06-09' },
  ]);
});

test('what a person has seen is theirs, and is there again at the next start', async () => {
  const { service, ref, be, state } = await setUp();
  valueOf(await service.markSeen({ ...ref, marks: ['one', 'two'], isSeen: true }, call));
  valueOf(await service.markSeen({ ...ref, marks: ['two'], isSeen: false }, call));
  expect((await state()).seen).toEqual(['one']);
  be('Bo');
  expect((await state()).seen).toEqual([]);
});

test('the list of specs tells an approved text from one that changed since', async () => {
  const { service, ref, project, read, write } = await setUp();
  const told = () => project.state().specs.find(({ id }) => id === specId)?.approval;
  expect(told()).toBe('none');
  valueOf(await service.approve({ ...ref, hash: sha(await read(PATH)), by: 'Ana' }, call));
  expect(told()).toBe('approved');
  await write(PATH, `${await read(PATH)}\nMore.\n`);
  await project.refresh();
  expect(told()).toBe('changed');
});

test('a text is kept as a version without an approval, once', async () => {
  const { service, ref, repo, state, read, write } = await setUp();
  await write(PATH, `${await read(PATH)}\nMore.\n`);
  const hash = sha(await read(PATH));
  valueOf(await service.saveVersion({ ...ref, hash, by: 'Ana', note: 'After a call' }, call));
  const { versions, approvals } = await state();
  expect(versions[0]).toMatchObject({ number: 2, subject: 'After a call', approved: false });
  expect(approvals).toEqual([]);
  expect(await repo.git('status', '--porcelain', '--', 'specs')).toBe('');
  expect(await service.saveVersion({ ...ref, hash, by: 'Ana', note: 'Again' }, call)).toMatchObject({
    ok: false,
    error: { code: 'failed' },
  });
});

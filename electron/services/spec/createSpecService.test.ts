import { chmod, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { fail, ok } from '#shared/contract/result.ts';
import { specIdSchema } from '#shared/project/project.ts';
import { specId, PATH, sha, call, setUp, watch } from '#test/helpers/specBench.ts';
import { createSpecService } from './createSpecService.ts';
import { createSpecJournal } from './specJournal.ts';

test('creates numbered specs that hold the request word for word', async () => {
  const { service, ref, repo } = await setUp();
  const request = 'Please let people\n\n# export `invoices` & more…';
  const created = await service.create({ projectId: ref.projectId, request, source: 'support' }, call);
  expect(created).toEqual({ ok: true, value: { specId: '002-let-people' } });
  const text = await repo.read('specs/002-let-people/spec.md');
  expect(text).toBe(
    `---\noverture: 1\nid: 002-let-people\ntitle: Let people\nstatus: draft\n---\n\n# Let people\n\n> Please let people\n>\n> # export \`invoices\` & more…\n> — support, 2026-11-23\n`,
  );
  expect(await service.create({ projectId: ref.projectId, request: ' \n', source: '' }, call)).toEqual(
    fail({ code: 'emptyRequest' }),
  );
});

test('makes the specs folder, and sees what another program writes there', async () => {
  const setup = await setUp({ 'readme.md': 'hello\n' });
  const created = await setup.service.create(
    { projectId: setup.project.id, request: 'Export invoices', source: '' },
    call,
  );
  if (!created.ok) throw new Error(created.error.code);
  const feed = watch({
    service: setup.service,
    ref: { projectId: setup.project.id, specId: created.value.specId as typeof specId },
  });
  const first = await feed.until(() => true);
  await writeFile(join(setup.repo.path, first.path), `${first.text}\n## Why\nIt hurts.\n`);
  expect((await feed.until(({ text }) => text.includes('It hurts.'))).hash).not.toBe(first.hash);
});

test('saves only over the text that was read, keeping the file mode', async () => {
  const setup = await setUp();
  const { service, ref, repo } = setup;
  await chmod(join(repo.path, PATH), 0o640);
  const text = await repo.read(PATH);
  const saved = await service.save({ ...ref, baseHash: sha(text), text: `${text}\nMore.\n` }, call);
  expect(saved).toEqual({ ok: true, value: { hash: sha(`${text}\nMore.\n`) } });
  expect((await stat(join(repo.path, PATH))).mode & 0o777).toBe(0o640);
  expect(await service.save({ ...ref, baseHash: sha(text), text: 'lost?' }, call)).toEqual(
    fail({ code: 'changedOutside', text: `${text}\nMore.\n`, hash: sha(`${text}\nMore.\n`) }),
  );
  expect(await readdir(join(repo.path, 'specs', specId))).toEqual(['spec.md']);
});

test('a new spec begins as its template does and keeps the pictures that came with it', async () => {
  const { service, ref, repo } = await setUp();
  const png = Buffer.from([0x89, 0x50, 0x4e, 0x47]);
  const created = await service.create(
    {
      projectId: ref.projectId,
      request: 'Invoices miss a line.',
      source: '',
      template: 'bug',
      attachments: [
        { name: 'Übersicht der Liste.PNG', data: png.toString('base64') },
        { name: '../../Übersicht: der Liste.png', data: png.toString('base64') },
      ],
    },
    call,
  );
  if (!created.ok) throw new Error(created.error.code);
  const folder = `specs/${created.value.specId}`;
  const text = await repo.read(`${folder}/spec.md`);
  expect(text).toContain('- **Q1** Which steps?');
  expect(text).toContain('![ubersicht der liste](attachments/ubersicht-der-liste.png)');
  expect(await readdir(join(repo.path, folder, 'attachments'))).toEqual([
    'ubersicht-der-liste-2.png',
    'ubersicht-der-liste.png',
  ]);
  const read = { ...ref, specId: specIdSchema.parse(created.value.specId) };
  expect(await service.approve({ ...read, hash: sha(text), by: 'Ana', note: '' }, call)).toEqual(ok(null));
  expect(await repo.git('show', '--name-only', '--format=', 'HEAD')).toContain('attachments/');
});

test('of saves made at once exactly one wins', async () => {
  const { service, ref, repo } = await setUp();
  const baseHash = sha(await repo.read(PATH));
  const results = await Promise.all(
    ['one', 'two', 'three'].map((text) => service.save({ ...ref, baseHash, text }, call)),
  );
  expect(results.filter(({ ok }) => ok)).toHaveLength(1);
});

test('a removed spec leaves the repository, is kept, and its number is not given again', async () => {
  const { service, ref, project, repo } = await setUp();
  const text = await repo.read(PATH);
  await service.remove(ref, call);
  const [kept] = await readdir(join(project.dataFolder, 'removed-specs'));
  expect(await readFile(join(project.dataFolder, 'removed-specs', kept!, 'spec.md'), 'utf8')).toBe(text);
  const created = await service.create({ projectId: project.id, request: 'Next', source: '' }, call);
  expect(created).toEqual({ ok: true, value: { specId: '002-next' } });
});

test('keeps the way back of a text for the next start, and a damaged one harms nothing', async () => {
  const { service, ref, project } = await setUp();
  const history = {
    text: 'ab',
    past: [{ at: 1, removed: '', inserted: 'b', origin: 'title', when: 5 }],
    future: [],
  };
  expect(await service.undoHistory(ref, call)).toEqual({ ok: true, value: null });
  expect(await service.keepUndo({ ...ref, history }, call)).toEqual({ ok: true, value: null });
  expect(
    await createSpecService({
      projects: { get: () => project },
      journal: createSpecJournal(),
      clock: () => 0,
    }).undoHistory(ref, call),
  ).toEqual({ ok: true, value: history });
  await writeFile(join(project.dataFolder, 'undo', `${specId}.json`), '{"text":');
  expect(await service.undoHistory(ref, call)).toEqual({ ok: true, value: null });
});

import { createHash } from 'node:crypto';
import { chmod, mkdir, readdir, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import type { OwnedProject } from '#electron/services/project/createOpenProject.ts';
import { fail, ok } from '#shared/contract/result.ts';
import { specIdSchema } from '#shared/project/project.ts';
import type { SpecError, SpecState } from '#shared/spec/contract.ts';
import { describeSpecError } from '#shared/spec/describeSpecError.ts';
import { parseSpec } from '#shared/spec/parseSpec.ts';
import { mountSmallDisk } from '#test/helpers/mountSmallDisk.ts';
import { specFixture } from '#test/helpers/specFixture.ts';
import { tempRepo } from '#test/helpers/tempRepo.ts';
import { testProject } from '#test/helpers/testProject.ts';
import { createSpecJournal } from './specJournal.ts';
import { createSpecService } from './createSpecService.ts';

const specId = specIdSchema.parse('001-settings-editors');
const PATH = 'specs/001-settings-editors/spec.md';
const sha = (text: string) => createHash('sha256').update(text).digest('hex');
const call = { signal: new AbortController().signal };

async function setUp(files: Record<string, string> = { [PATH]: specFixture('settings-editors.md') }) {
  const repo = await tempRepo({ files });
  const project = await testProject(repo);
  const journal = createSpecJournal();
  const projects = { get: (id: string) => (id === project.id ? project : undefined) };
  const service = createSpecService({
    projects,
    journal,
    clock: () => Date.UTC(2026, 10, 23, 12),
    personName: () => 'Ana',
    templates: async () => [
      { id: 'bug', title: 'Bug', note: '', ask: '', body: '## Open questions\n\n- **Q1** Which steps?' },
    ],
  });
  return { repo, project, journal, service, ref: { projectId: project.id, specId } };
}
type Setup = Awaited<ReturnType<typeof setUp>>;

/** Collects states; `until` resolves with the first, past or to come, that passes. */
function watch({ service, ref }: Pick<Setup, 'service' | 'ref'>) {
  const states: SpecState[] = [];
  const waiting = new Set<() => void>();
  const end = new AbortController();
  onTestFinished(() => end.abort());
  const push = (state: unknown) => {
    states.push(state as SpecState);
    for (const check of waiting) check();
  };
  const done = service.watch(ref, { snapshot: push, event: push }, { signal: end.signal });
  const until = (passes: (state: SpecState) => boolean) =>
    new Promise<SpecState>((resolve) => {
      const check = () => {
        const found = states.find(passes);
        if (!found) return;
        waiting.delete(check);
        resolve(found);
      };
      waiting.add(check);
      check();
    });
  return { until, done };
}

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

test('accepting a proposal writes it, and its id is never used again', async () => {
  const setup = await setUp();
  const { service, ref, project, journal, repo } = setup;
  const feed = watch(setup);
  await feed.until(() => true);
  const proposal = (id: string) => ({
    id,
    edit: { kind: 'addItem', list: 'constraints', text: `Constraint ${id}` } as const,
    source: 'answer 1',
    questionId: null,
    citations: [],
    at: '2026-11-23T12:00:00.000Z',
  });
  journal.propose(project, specId, [proposal('a'), proposal('b'), proposal('c')]);
  const before = await feed.until(({ proposals }) => proposals.length === 3);
  expect(
    await service.acceptProposal({ ...ref, proposalId: 'a', baseHash: before.hash }, call),
  ).toMatchObject({ ok: true });
  const accepted = await feed.until(
    ({ proposals, text }) => proposals.length === 2 && text.includes('**C2** Constraint a'),
  );
  const without = accepted.text.replace(/^- \*\*C2\*\*.*\n/m, '');
  await service.save({ ...ref, baseHash: accepted.hash, text: without }, call);
  await service.acceptProposal({ ...ref, proposalId: 'b', baseHash: sha(without) }, call);
  expect(await repo.read(PATH)).toContain('**C3** Constraint b');
  expect(await service.acceptProposal({ ...ref, proposalId: 'b', baseHash: sha(without) }, call)).toEqual(
    fail({ code: 'unknownProposal' }),
  );
  await service.rejectProposal({ ...ref, proposalId: 'c' }, call);
  await feed.until(({ proposals }) => proposals.length === 0);
});

test('a proposal can get other words before it is accepted, and who did what is kept', async () => {
  const setup = await setUp();
  const { service, ref, project, journal, repo } = setup;
  const edit = { kind: 'addItem', list: 'constraints', text: 'Slow.' } as const;
  const proposal = (id: string) => ({
    id,
    edit,
    source: 'answer 1',
    questionId: 'limits',
    citations: [],
    at: '2026-11-23T12:00:00.000Z',
  });
  journal.propose(project, specId, [proposal('a'), proposal('b')]);
  const text = await repo.read(PATH);
  const reworded = { ...edit, text: 'At most 5 seconds.' };
  expect(await service.editProposal({ ...ref, proposalId: 'a', edit: reworded }, call)).toEqual(ok(null));
  expect(await repo.read(PATH)).toBe(text);
  expect(
    await service.editProposal(
      { ...ref, proposalId: 'a', edit: { kind: 'addParagraph', section: 'why', text: 'x' } },
      call,
    ),
  ).toEqual(fail({ code: 'otherProposal' }));
  expect(await service.editProposal({ ...ref, proposalId: 'a', edit: { ...edit, text: ' ' } }, call)).toEqual(
    fail({ code: 'otherProposal' }),
  );

  await service.rejectProposal({ ...ref, proposalId: 'b' }, call);
  await service.restoreProposals({ ...ref, proposalIds: ['b'] }, call);
  expect(journal.read(project, specId).proposals.map(({ id }) => id)).toEqual(['a', 'b']);
  await service.rejectProposal({ ...ref, proposalId: 'b' }, call);

  await service.acceptProposal({ ...ref, proposalId: 'a', baseHash: sha(text) }, call);
  expect(await repo.read(PATH)).toContain('- **C2** At most 5 seconds.');
  const { decisions } = journal.read(project, specId);
  expect(
    decisions.map(({ outcome, by, part, proposal: { editedBy } }) => [outcome, by, part, editedBy]),
  ).toEqual([
    ['rejected', 'Ana', null, undefined],
    ['accepted', 'Ana', 'C2', 'Ana'],
  ]);
});

test('a proposal whose words are gone says so and changes nothing', async () => {
  const { service, ref, project, journal, repo } = await setUp();
  const edit = {
    kind: 'replaceWords',
    target: 'AC-1.1',
    before: 'within an hour',
    after: 'at once',
  } as const;
  journal.propose(project, specId, [
    { id: 'a', edit, source: 'answer 1', questionId: null, citations: [], at: '2026-11-23T12:00:00.000Z' },
  ]);
  const text = await repo.read(PATH);
  const result = await service.acceptProposal({ ...ref, proposalId: 'a', baseHash: sha(text) }, call);
  expect(result).toMatchObject({ ok: false, error: { code: 'proposalOutdated' } });
  expect(await repo.read(PATH)).toBe(text);
});

test('an approval is a commit of the spec and its comments alone that binds name and text', async () => {
  const setup = await setUp();
  const { service, ref, repo } = setup;
  await repo.write({ 'other.txt': 'unsaved work' });
  const feed = watch(setup);
  const first = await feed.until(({ versions }) => versions.length > 0);
  expect(first.versions.map(({ number, approved }) => [number, approved])).toEqual([[1, false]]);
  expect(await service.approve({ ...ref, hash: first.hash, by: 'Priya Nair' }, call)).toEqual({
    ok: true,
    value: null,
  });
  const approved = await feed.until(({ approval }) => approval !== null);
  const text = first.text.replace('status: draft ', 'status: approved ');
  expect({ text: approved.text, approval: approved.approval?.hash, by: approved.approval?.by }).toEqual({
    text,
    approval: sha(text),
    by: 'Priya Nair',
  });
  expect(await repo.git('log', '-1', '--format=%(trailers:key=Overture-Approved,valueonly)')).toBe(
    `${specId} sha256:${sha(text)}\n\n`,
  );
  expect(await repo.git('show', '--name-only', '--format=', 'HEAD')).toBe(
    `${PATH.replace('spec.md', 'comments.jsonl')}\n${PATH}\n`,
  );
  const { versions } = await feed.until(({ versions }) => versions.length === 2);
  expect(versions.map(({ number, approved }) => [number, approved])).toEqual([
    [2, true],
    [1, false],
  ]);
  const old = await service.textAt({ ...ref, commit: versions[1]!.commit }, call);
  expect(old).toEqual({ ok: true, value: { text: first.text } });
});

test('an approval of a text that changed meanwhile is refused', async () => {
  const { service, ref, repo } = await setUp();
  const result = await service.approve({ ...ref, hash: sha('read long ago'), by: 'Priya' }, call);
  expect(result).toMatchObject({ ok: false, error: { code: 'changedOutside' } });
  expect(await repo.git('log', '--oneline')).toMatch(/^\w+ Commit 1\n$/);
});

const refusals: readonly [string, (project: OwnedProject) => Promise<void>, SpecError['code']][] = [
  [
    'is of 50 MB',
    (project) => writeFile(join(project.path, PATH), Buffer.alloc(50_000_000, 'a')),
    'tooLarge',
  ],
  [
    'is a picture',
    (project) => writeFile(join(project.path, PATH), Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex')),
    'notText',
  ],
  ['is not UTF-8', (project) => writeFile(join(project.path, PATH), Buffer.from([0xc3, 0x28])), 'notText'],
  ['holds zero bytes', (project) => writeFile(join(project.path, PATH), 'a\0b'), 'notText'],
  [
    'is larger than 5 MB',
    (project) => writeFile(join(project.path, PATH), 'a'.repeat(5_000_001)),
    'tooLarge',
  ],
  [
    'is a link to a file outside',
    async (project) => {
      await mkdir(join(project.path, 'specs', '002-link'), { recursive: true });
      await symlink('/etc/passwd', join(project.path, 'specs', '002-link', 'spec.md'));
    },
    'notWritable',
  ],
];

test.each(refusals)('refuses a spec that %s', async (_, arrange, code) => {
  const { service, ref, project } = await setUp();
  await arrange(project);
  const own = { ...ref, specId: code === 'notWritable' ? specIdSchema.parse('002-link') : specId };
  const signal = AbortSignal.timeout(5000);
  const result = await service.watch(own, { snapshot: () => undefined, event: () => undefined }, { signal });
  expect(result).toMatchObject({ ok: false, error: { code } });
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

test('a file in two encodings is told by its first line that is not UTF-8, and stays as it is', async () => {
  const { service, ref, project, repo } = await setUp();
  const mixed = Buffer.concat([Buffer.from('# Grüße\n\n'), Buffer.from('Gr\u00fc\u00dfe\n', 'latin1')]);
  await writeFile(join(project.path, PATH), mixed);
  const signal = AbortSignal.timeout(5000);
  const result = await service.watch(ref, { snapshot: () => undefined, event: () => undefined }, { signal });
  if (!result || result.ok) throw new Error('It was read.');
  expect(describeSpecError(result.error)).toBe(
    `${PATH} does not hold plain text in UTF-8: line 3 is in another encoding. Save it as UTF-8 in the program that wrote it, then open it again. Nothing was changed.`,
  );
  const saved = await service.save({ ...ref, baseHash: sha('x'), text: 'lost?' }, call);
  expect(saved).toMatchObject({ ok: false, error: { code: 'notText' } });
  expect(await readFile(join(repo.path, PATH))).toEqual(mixed);
});

test('front matter that is not YAML is told by its line, and the words can still be written', async () => {
  const broken = specFixture('settings-editors.md').replace('status: draft', 'status: [draft: {');
  const setup = await setUp({ [PATH]: broken });
  const first = await watch(setup).until(() => true);
  const problem = parseSpec(first.text).problems.find(({ code }) => code === 'frontMatterDamaged');
  expect([problem?.severity, problem?.message.startsWith('The front matter cannot be read here')]).toEqual([
    'error',
    true,
  ]);
  const text = first.text.replace('within 5 seconds', 'within 6 seconds');
  expect(await setup.service.save({ ...setup.ref, baseHash: first.hash, text }, call)).toMatchObject({
    ok: true,
  });
  expect(await setup.repo.read(PATH)).toBe(broken.replace('within 5 seconds', 'within 6 seconds'));
});

test('a spec deleted while it is open says so, and can be written anew, its folder too', async () => {
  const setup = await setUp();
  const { service, ref, repo } = setup;
  const feed = watch(setup);
  const first = await feed.until(() => true);
  await rm(join(repo.path, 'specs', specId), { recursive: true });
  expect(await feed.done).toEqual(fail({ code: 'gone', path: PATH }));
  expect(await service.save({ ...ref, baseHash: first.hash, text: 'x' }, call)).toEqual(
    fail({ code: 'gone', path: PATH }),
  );
  expect(await service.save({ ...ref, baseHash: null, text: first.text }, call)).toMatchObject({ ok: true });
  expect(await repo.read(PATH)).toBe(first.text);
  expect(await service.save({ ...ref, baseHash: null, text: 'over it?' }, call)).toMatchObject({
    error: { code: 'changedOutside' },
  });
});

test('a disk that is full, or that nobody may write, keeps the last saved words and says so', async (context) => {
  const setup = await setUp();
  const { service, ref, repo } = setup;
  const text = await repo.read(PATH);
  const folder = join(repo.path, 'specs', specId);
  const mounted = await mountSmallDisk(folder, 64 * 1024);
  if (!mounted) return context.skip('This machine lets nobody mount a disk, so none can be filled.');
  await writeFile(join(folder, 'spec.md'), text);
  const long = `${text}\n${'Long. '.repeat(40_000)}`;
  const refused = await service.save({ ...ref, baseHash: sha(text), text: long }, call);
  expect(refused).toEqual(fail({ code: 'diskFull', path: PATH }));
  expect(describeSpecError({ code: 'diskFull', path: PATH })).toContain('still holds its last saved words');
  expect([await repo.read(PATH), await readdir(folder)]).toEqual([text, ['spec.md']]);

  await mounted.makeReadOnly();
  expect(await service.save({ ...ref, baseHash: sha(text), text: `${text}\nMore.\n` }, call)).toEqual(
    fail({ code: 'notWritable', path: PATH, reason: 'the disk is read-only' }),
  );
  expect(await repo.read(PATH)).toBe(text);
});

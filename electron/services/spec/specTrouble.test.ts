import { mkdir, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { OwnedProject } from '#electron/services/project/createOpenProject.ts';
import { fail } from '#shared/contract/result.ts';
import { specIdSchema } from '#shared/project/project.ts';
import type { SpecError } from '#shared/spec/contract.ts';
import { describeSpecError } from '#shared/spec/describeSpecError.ts';
import { parseSpec } from '#shared/spec/parseSpec.ts';
import { mountSmallDisk } from '#test/helpers/mountSmallDisk.ts';
import { specId, PATH, sha, call, setUp, watch } from '#test/helpers/specBench.ts';
import { specFixture } from '#test/helpers/specFixture.ts';

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

test.each([
  ['a file', (path: string) => writeFile(path, 'Ours.\n'), 'notWritable'],
  ['a link to itself', (path: string) => symlink(path, path), 'failed'],
])('a new spec is refused where %s stands in the place of the specs folder', async (_, arrange, code) => {
  const { service, ref, project } = await setUp();
  await rm(join(project.path, 'specs'), { recursive: true });
  await arrange(join(project.path, 'specs'));
  const result = await service.create({ projectId: ref.projectId, request: 'Greet', source: '' }, call);
  expect(result).toMatchObject({ ok: false, error: { code } });
});

import { mkdtemp, readFile, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { tempRepo } from '#test/helpers/tempRepo.ts';
import { runCommand } from './runCommand.ts';

const SOURCE = join(import.meta.dirname, '../../test/fixtures/foreign/kiro/dialects');

async function run(folder: string, ...args: string[]) {
  let printed = '';
  let told = '';
  const exit = await runCommand(args, {
    print: (text) => (printed += text),
    tell: (line) => (told += `${line}\n`),
    folder,
  });
  return { exit, printed, told };
}

async function emptyFolder(): Promise<string> {
  const folder = await realpath(await mkdtemp(join(tmpdir(), 'overture-cli-')));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

test('import prints the specs written and each line that has no place of its own', async () => {
  const folder = await emptyFolder();
  const { exit, printed, told } = await run(folder, 'import', SOURCE, '--to', '.', '--json');
  expect([exit, told]).toEqual([0, '']);
  const report = JSON.parse(printed) as {
    specs: { id: string; spec: string; plan: string | null; criteria: number; tasks: number }[];
    unplaced: { spec: string; file: string; line: number; text: string; kept: string }[];
  };
  expect(
    report.specs.map(({ id, spec, plan, criteria, tasks }) => ({ id, spec, plan, criteria, tasks })),
  ).toEqual([
    { id: '001-lost-upload', spec: 'specs/001-lost-upload/spec.md', plan: null, criteria: 3, tasks: 0 },
    {
      id: '002-photo-albums',
      spec: 'specs/002-photo-albums/spec.md',
      plan: 'specs/002-photo-albums/plan.yaml',
      criteria: 5,
      tasks: 4,
    },
  ]);
  expect(report.unplaced.find(({ file }) => file.endsWith('.config.kiro'))).toEqual({
    spec: '001-lost-upload',
    file: '.kiro/specs/lost-upload/.config.kiro',
    line: 1,
    text: '{"specId": "b1", "workflowType": "requirements-first", "specType": "bugfix"}',
    kept: 'attachment',
  });
  expect(await readFile(join(folder, 'specs/002-photo-albums/spec.md'), 'utf8')).toContain(
    '### R1 Album sharing',
  );
});

test('export writes the layout asked for, and says what it leaves out on stderr', async () => {
  const folder = await emptyFolder();
  await run(folder, 'import', SOURCE, '--to', '.');
  const { exit, printed } = await run(
    folder,
    'export',
    'specs/002-photo-albums',
    '--as',
    'openspec',
    '--to',
    'out',
  );
  expect(exit).toBe(0);
  expect(printed.split('\n')).toEqual([
    'openspec/changes/photo-albums/proposal.md',
    'openspec/changes/photo-albums/specs/photo-albums/spec.md',
    'openspec/changes/photo-albums/tasks.md',
    '',
  ]);
  const spec = await readFile(
    join(folder, 'out/openspec/changes/photo-albums/specs/photo-albums/spec.md'),
    'utf8',
  );
  expect(spec).toContain('### Requirement: Album sharing\n');
});

test('diff says what changed in meaning since a version, and finds versions by ~ and shortened ids', async () => {
  const repository = await tempRepo();
  const path = 'specs/001-a/spec.md';
  const text = (words: string) =>
    `---\noverture: 1\nid: 001-a\n---\n\n# A\n\n## Requirements\n\n### R1 Open\n\n- **AC-1.1** ${words}\n`;
  const first = await repository.commit({ [path]: text('The system SHALL open.') });
  await repository.commit({ [path]: text('The system SHALL open at once.') });
  await writeFile(
    join(repository.path, path),
    `${text('The system SHALL open at once.')}- **AC-1.2** The system SHALL close.\n`,
  );
  const changes = async (...revisions: string[]) => {
    const { exit, printed, told } = await run(repository.path, 'diff', '001-a', ...revisions, '--json');
    if (exit !== 0) return told;
    return (JSON.parse(printed) as { changes: { label: string; kind: string }[] }).changes.map(
      ({ kind, label }) => `${kind} ${label}`,
    );
  };
  expect(await changes('HEAD')).toEqual(['added AC-1.2']);
  expect(await changes('HEAD~1', 'HEAD')).toEqual(['reworded AC-1.1']);
  expect(await changes(first.slice(0, 9))).toEqual(['reworded AC-1.1', 'added AC-1.2']);
  expect(await changes('nowhere')).toContain('There is no version nowhere.');
});

test('diff tells what moved, was split and joined, with where from and where to', async () => {
  const repository = await tempRepo();
  const path = 'specs/001-a/spec.md';
  const text = (...parts: string[]) => `# A\n\n## Requirements\n\n${parts.join('\n')}`;
  const saved = 'WHEN a setting is saved, the system SHALL write a line to the log';
  const mailed = 'WHEN a setting is saved, the system SHALL send a mail to every owner';
  await repository.commit({
    [path]: text(
      `### R1 Save\n\n- **AC-1.1** ${saved} and send a mail to every owner.\n`,
      '### R2 Open\n\n- **AC-2.1** WHEN a page opens, the system SHALL list it.\n',
      '### R3 Close\n',
    ),
  });
  await repository.commit({
    [path]: text(
      `### R1 Save\n\n- **AC-1.1** ${saved}.\n- **AC-1.2** ${mailed}.\n`,
      '### R2 Open\n',
      '### R3 Close\n\n- **AC-2.1** WHEN a page opens, the system SHALL list it.\n',
    ),
  });
  const changes = async (...revisions: string[]) => {
    const { printed } = await run(repository.path, 'diff', '001-a', ...revisions, '--json');
    return (JSON.parse(printed) as { changes: unknown[]; counts: Record<string, number> }).changes;
  };
  const split = { from: ['AC-1.1'], to: ['AC-1.1', 'AC-1.2'] };
  expect(await changes('HEAD~1', 'HEAD')).toMatchObject([
    { kind: 'split', label: 'AC-1.1', subject: 'criterion', regroup: split },
    { kind: 'moved', label: 'AC-2.1', move: { from: 'R2', to: 'R3' } },
  ]);
  expect(await changes('HEAD', 'HEAD~1')).toMatchObject([
    { kind: 'merged', regroup: { from: split.to, to: split.from } },
    { kind: 'moved', label: 'AC-2.1', move: { from: 'R3', to: 'R2' } },
  ]);
  const { printed } = await run(repository.path, 'diff', '001-a', 'HEAD~1', 'HEAD');
  expect(printed).toContain('split     R1  AC-1.1  AC-1.1 → AC-1.1, AC-1.2\n');
  expect(printed).toContain('moved     R3  AC-2.1  R2 → R3\n');
});

test.each([
  [['import'], 'Name the folder to import from.'],
  [['import', '.'], 'Say with --to which repository the specs go to.'],
  [['export', '001-a', '--to', 'x'], 'Say with --as which format to write'],
  [['export', '001-a', '--as', 'kiro', '--to', 'x'], 'There is no spec 001-a.'],
  [['diff', '001-a'], 'Name a spec and one or two versions of it.'],
  [['import', '--bogus'], "Unknown option '--bogus'"],
])('%j is wrong use: a sentence on stderr, nothing on stdout, exit 2', async (args, sentence) => {
  const { exit, printed, told } = await run(await emptyFolder(), ...args);
  expect([exit, printed]).toEqual([2, '']);
  expect(told).toContain(sentence);
});

import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { runCommand } from './runCommand.ts';

async function folderWith(files: Readonly<Record<string, string | Uint8Array>>): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'overture-cli-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  for (const [name, content] of Object.entries(files)) {
    await mkdir(join(folder, name, '..'), { recursive: true });
    await writeFile(join(folder, name), content);
  }
  return folder;
}

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

const spec = `---
overture: 1
id: 001-a
title: A
status: draft
---

# A

## Requirements

### R1 Files open

- **AC-1.1** WHEN an owner opens a file, the page
  should load quickly.
  - shown by: a person
`;

test('lint prints findings of a spec as JSON, by line and column from 1', async () => {
  const folder = await folderWith({ 'spec.md': spec });
  const { exit, printed, told } = await run(folder, 'lint', 'spec.md', '--json');
  const findings = JSON.parse(printed) as { smell: string }[];
  expect(findings.filter(({ smell }) => smell === 'subjective' || smell === 'uncertain-verb')).toEqual([
    {
      line: 15,
      startColumn: 3,
      endColumn: 9,
      smell: 'uncertain-verb',
      severity: 'warning',
      message: '“should” leaves it open whether this is asked for.',
      suggestion: 'Write “SHALL”.',
    },
    {
      line: 15,
      startColumn: 15,
      endColumn: 22,
      smell: 'subjective',
      severity: 'warning',
      message: '“quickly” gives a degree that nobody has measured.',
      suggestion: 'Write “within 2 seconds” or “within 5 seconds”.',
    },
  ]);
  expect({ exit, told }).toEqual({ exit: 0, told: '' });
});

test('lint --lines takes every line for one requirement, whatever ends it', async () => {
  const folder = await folderWith({
    'lines.txt': '\uFEFFIt may stop.\r\n\r\nThe page SHALL be easy.\rSo may this\n',
  });
  const { printed } = await run(folder, 'lint', 'lines.txt', '--lines', '--json');
  const findings = JSON.parse(printed) as { line: number; startColumn: number; smell: string }[];
  const places = findings
    .filter(({ smell }) => smell === 'uncertain-verb' || smell === 'subjective')
    .map(({ line, startColumn, smell }) => [line, startColumn, smell]);
  expect(places).toEqual([
    [1, 4, 'uncertain-verb'],
    [3, 19, 'subjective'],
    [4, 4, 'uncertain-verb'],
  ]);
});

test('lint reads any Markdown by paragraphs and list items, and leaves code alone', async () => {
  const folder = await folderWith({
    'notes.md': '# Easy\n\n- The page\n  should load.\n\n```\nit may\n```\n\n| easy |\n',
  });
  const { printed } = await run(folder, 'lint', 'notes.md', '--json');
  const findings = JSON.parse(printed) as { line: number; smell: string }[];
  expect(
    findings.filter(({ smell }) => smell !== 'polysemy').map(({ line, smell }) => [line, smell]),
  ).toEqual([[4, 'uncertain-verb']]);
});

test('an empty file has no findings', async () => {
  const folder = await folderWith({ 'empty.txt': '' });
  expect(await run(folder, 'lint', 'empty.txt', '--lines', '--json')).toEqual({
    exit: 0,
    printed: '[]\n',
    told: '',
  });
});

test.each([
  [['lint'], 'Name the file to lint.'],
  [['lint', 'a', 'b'], 'Name one file'],
  [['lint', 'gone.md', '--json'], 'There is no file gone.md.'],
  [['lint', '.', '--json'], 'is a folder'],
  [['lint', 'x.md', '--jsno'], '“--jsno” is not a switch'],
  [['lint', 'binary.bin', '--json'], 'is not a text file'],
  [['check', 'nowhere'], 'There is no folder nowhere.'],
  [['check', 'a', 'b'], 'Name one repository.'],
  [['frobnicate'], 'no command “frobnicate”'],
  [[], 'overture lint FILE'],
] as const)(
  'wrong use %j ends with 2, a sentence on stderr and nothing on stdout',
  async (args, sentence) => {
    const folder = await folderWith({ 'binary.bin': new Uint8Array([1, 0, 2]) });
    const { exit, printed, told } = await run(folder, ...args);
    expect({ exit, printed }).toEqual({ exit: 2, printed: '' });
    expect(told).toContain(sentence);
  },
);

test('help is an answer, not a failure', async () => {
  const { exit, printed } = await run('/', '--help');
  expect(exit).toBe(0);
  expect(printed).toContain('overture check');
  expect((await run('/', 'lint', '--help')).printed).toContain('overture lint FILE');
});

test('check passes a repository whose specs have no errors', async () => {
  const folder = await folderWith({ 'specs/001-a/spec.md': spec });
  const { exit, printed, told } = await run(folder, 'check');
  expect(exit).toBe(0);
  expect(printed).toContain('specs/001-a/spec.md:15:15: warning subjective:');
  expect(told).toContain('0 errors');
});

test('check ends with 1 on an error of a spec or of its plan, and names the file', async () => {
  const twice = spec.replace('  - shown by', '- **AC-1.1** The page SHALL load.\n  - shown by');
  const plan = 'overture: 1\nspec: 002-b\ntasks:\n  - id: T1\n    title: A\n    needs: [T9]\n';
  const folder = await folderWith({
    'overture.yaml': 'specs: docs/specs\n',
    'docs/specs/001-a/spec.md': twice,
    'docs/specs/002-b/spec.md': spec,
    'docs/specs/002-b/plan.yaml': plan,
  });
  const { exit, printed } = await run(folder, 'check', '--json', '.');
  const errors = (JSON.parse(printed) as { file: string; smell: string; severity: string; line: number }[])
    .filter(({ severity }) => severity === 'error')
    .map(({ file, smell, line }) => [file, smell, line]);
  expect(exit).toBe(1);
  expect(errors).toEqual([
    ['docs/specs/001-a/spec.md', 'duplicate-id', 16],
    ['docs/specs/002-b/plan.yaml', 'plan', 4],
  ]);
});

test('check says so when there is nothing to check', async () => {
  const folder = await folderWith({ 'readme.md': 'x' });
  const { exit, printed, told } = await run(folder, 'check', '--json');
  expect({ exit, printed }).toEqual({ exit: 0, printed: '[]\n' });
  expect(told).toContain('There is no spec in specs/');
});

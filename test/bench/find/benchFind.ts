import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { argv } from 'node:process';
import { describeGitError } from '#electron/git/describeGitError.ts';
import { findGit } from '#electron/git/findGit.ts';
import { isNativeGit, type NativeGit } from '#electron/git/nativeGit.ts';
import { openGit } from '#electron/git/openGit.ts';
import { findCode } from '#electron/services/code/findCode.ts';
import { openCodeIndex } from '#electron/services/code/openCodeIndex.ts';
import { isLeftOut } from '#shared/code/pathRules.ts';
import { type ChangedCommit, changedCommits } from './changedCommits.ts';
import { rankByBm25, rankByRipgrep } from './plainEngines.ts';

/**
 * How well words find the files of a change, on real history: the message of each commit is the query, the index is
 * that of its parent, and recall at 10 is the share of the files changed that is among the first ten.
 * `npm run bench:find -- REPO…`; without a name, this repository.
 */
const COMMITS = Number(process.env['COMMITS'] ?? 100);
const LARGEST_BYTES = 1024 * 1024;

const named = argv.slice(2).filter((argument) => !argument.startsWith('-'));
const repositories =
  named.length > 0 ? named.map((name) => resolve(name)) : [join(import.meta.dirname, '../../..')];
for (const repository of repositories) await measure(repository);

async function measure(path: string): Promise<void> {
  const git = await openRepository(path);
  const commits = await changedCommits(git.root, COMMITS);
  if (commits.length < 2) {
    console.log(
      `\n${path}: its history has ${commits.length} commits that change files, too few to measure on.`,
    );
    await git.dispose();
    return;
  }
  const sums = new Map<string, { recall: number; first: number; all: number }>();
  const times: number[] = [];
  const index = openCodeIndex(':memory:');
  const work = mkdtempSync(join(tmpdir(), 'overture-find-'));
  const program = ripgrep();
  const tree = createTree(git, work);
  for (const commit of commits) {
    await index.updateFromCommit(git, commit.parent);
    const files = await tree.moveTo(commit.parent);
    const began = performance.now();
    const found = findCode(index, commit.message).map(({ path: each }) => each);
    times.push(performance.now() - began);
    note(sums, 'Overture', commit, found);
    note(sums, 'BM25 over text', commit, rankByBm25(files)(commit.message));
    if (program) note(sums, 'ripgrep by matches', commit, rankByRipgrep(program, work, commit.message));
    if (process.env['SHOW']) show(commit, found);
  }
  index.close();
  rmSync(work, { recursive: true, force: true });
  await git.dispose();
  report(path, commits.length, sums, times, program);
}

async function openRepository(path: string): Promise<NativeGit> {
  const program = await findGit();
  const opened = await openGit({ path, trusted: true, native: program.ok ? program.value : null });
  if (!opened.ok) throw new Error(describeGitError(opened.error));
  if (!isNativeGit(opened.value)) throw new Error('The measurement needs an installed git.');
  return opened.value;
}

function note(
  sums: Map<string, { recall: number; first: number; all: number }>,
  engine: string,
  { changed }: ChangedCommit,
  found: readonly string[],
): void {
  const sum = sums.get(engine) ?? { recall: 0, first: 0, all: 0 };
  const ten = found.slice(0, 10);
  const hits = changed.filter((path) => ten.includes(path)).length;
  const rank = ten.findIndex((path) => changed.includes(path));
  sums.set(engine, {
    recall: sum.recall + hits / changed.length,
    first: sum.first + (rank < 0 ? 0 : 1 / (rank + 1)),
    all: sum.all + (rank < 0 ? 0 : 1),
  });
}

function report(
  path: string,
  commits: number,
  sums: ReadonlyMap<string, { recall: number; first: number; all: number }>,
  times: readonly number[],
  program: string | null,
): void {
  console.log(`\n${path}: ${commits} commits`);
  for (const [engine, { recall, first, all }] of sums) {
    const share = (value: number) => (value / commits).toFixed(3);
    console.log(
      `  ${engine.padEnd(20)} recall@10 ${share(recall)}   any hit@10 ${share(all)}   MRR@10 ${share(first)}`,
    );
  }
  const p95 = times.toSorted((a, b) => a - b)[Math.floor(times.length * 0.95)] ?? 0;
  console.log(`  query p95 ${p95.toFixed(1)} ms`);
  if (!program) console.log('  ripgrep is not installed for this platform, so it was not measured.');
}

function show({ message, changed }: ChangedCommit, found: readonly string[]): void {
  const hits = changed.filter((path) => found.includes(path));
  console.log(`${hits.length}/${changed.length} ${message.split('\n')[0]}`);
  for (const path of changed) console.log(`    ${hits.includes(path) ? '+' : '-'} ${path}`);
  for (const path of found) if (!changed.includes(path)) console.log(`      ? ${path}`);
}

/** The program that the npm package of this platform carries. */
function ripgrep(): string | null {
  try {
    const require = createRequire(import.meta.url);
    const { rgPath } = require('@vscode/ripgrep') as { rgPath: string };
    return rgPath;
  } catch {
    return null;
  }
}

/** The text files of a commit on disk and in memory, moved from commit to commit by what differs. */
function createTree(git: NativeGit, folder: string) {
  const present = new Map<string, { oid: string; text: string }>();
  return {
    async moveTo(commit: string) {
      const listed = await git.listFiles(commit);
      if (!listed.ok) throw new Error(describeGitError(listed.error));
      const wanted = new Map(
        listed.value
          .filter(({ path, kind }) => kind !== 'symlink' && kind !== 'submodule' && !isLeftOut(path))
          .map((file) => [file.path, file]),
      );
      for (const path of present.keys()) {
        if (wanted.has(path)) continue;
        present.delete(path);
        rmSync(join(folder, path), { force: true });
      }
      for (const { path, oid } of wanted.values()) {
        if (present.get(path)?.oid === oid) continue;
        const read = await git.catFile(oid);
        if (!read.ok || read.value.length > LARGEST_BYTES || read.value.subarray(0, 8000).includes(0))
          continue;
        mkdirSync(dirname(join(folder, path)), { recursive: true });
        writeFileSync(join(folder, path), read.value);
        present.set(path, { oid, text: read.value.toString('utf8') });
      }
      return [...present].map(([path, { text }]) => ({ path, text }));
    },
  };
}

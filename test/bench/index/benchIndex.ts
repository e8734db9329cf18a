import { execFileSync } from 'node:child_process';
import {
  appendFileSync,
  mkdirSync,
  mkdtempSync,
  rmSync,
  statSync,
  readFileSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative, resolve } from 'node:path';
import { argv } from 'node:process';
import { describeGitError } from '#electron/git/describeGitError.ts';
import { findGit } from '#electron/git/findGit.ts';
import type { Git } from '#electron/git/git.ts';
import { openGit } from '#electron/git/openGit.ts';
import { extractFile } from '#electron/services/code/extract/extractFile.ts';
import { findCode } from '#electron/services/code/findCode.ts';
import { type OpenCodeIndex, openCodeIndex } from '#electron/services/code/openCodeIndex.ts';
import { type Language, languageOf, LANGUAGES } from '#shared/code/language.ts';
import { loadGrammars } from './grammars.ts';

/**
 * What the code index costs on a repository, beside a bare parse of the same files by tree-sitter, and how far its
 * definitions agree with that parse. `npm run bench:index -- REPO…`; without a name, this repository. The repository
 * is only read, but for one file whose last line is added to and put back. `--files=100000` also measures a repository
 * of so many files that is made for it.
 */
const named = argv.slice(2).filter((argument) => !argument.startsWith('-'));
const repositories =
  named.length > 0
    ? named.map((name) => resolve(name))
    : argv.some((argument) => argument.startsWith('--files='))
      ? []
      : [join(import.meta.dirname, '../../..')];
for (const repository of repositories) await measure(repository);
const made = argv.find((argument) => argument.startsWith('--files='));
if (made) await measureMade(Number(made.slice('--files='.length)));

/** A repository of so many small files, made for the purpose: what the sheer number costs. */
async function measureMade(files: number): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'overture-many-'));
  const git = (...args: string[]) => execFileSync('git', ['-C', folder, ...args], { stdio: 'ignore' });
  git('init', '--quiet');
  for (let at = 0; at < files; at += 1) {
    const place = join(folder, `part${at % 100}`, `area${Math.floor(at / 100) % 50}`);
    mkdirSync(place, { recursive: true });
    const imports =
      at > 0 ? `import { value${at - 1} } from '${relative(place, pathOf(folder, at - 1))}';\n` : '';
    writeFileSync(pathOf(folder, at), `${imports}export const value${at} = ${at};\n`);
  }
  git('add', '--all');
  git('-c', 'user.name=Bench', '-c', 'user.email=bench@example.com', 'commit', '--quiet', '-m', 'Many files');
  await measure(folder);
  rmSync(folder, { recursive: true, force: true });
}

function pathOf(folder: string, at: number): string {
  return join(folder, `part${at % 100}`, `area${Math.floor(at / 100) % 50}`, `file${at}.ts`);
}

async function measure(path: string): Promise<void> {
  const program = await findGit();
  const git = await openGit({ path, trusted: true, native: program.ok ? program.value : null });
  if (!git.ok) return console.log(`${path}: ${describeGitError(git.error)}`);
  const data = mkdtempSync(join(tmpdir(), 'overture-index-'));
  const index = openCodeIndex(join(data, 'code.sqlite'));
  console.log(`\n${git.value.root}`);
  await measureCold(git.value, index);
  console.log(`  database            ${megabytes(statSync(join(data, 'code.sqlite')).size)}`);
  await measureUpdates(git.value, index);
  measureQueries(index);
  await compareWithParse(git.value.root, index);
  index.close();
  await git.value.dispose();
  rmSync(data, { recursive: true, force: true });
}

async function measureCold(git: Git, index: OpenCodeIndex): Promise<void> {
  let peak = 0;
  const began = performance.now();
  const done = await index.updateFromFolder(git, {
    progress: () => (peak = Math.max(peak, process.memoryUsage.rss())),
  });
  const seconds = (performance.now() - began) / 1000;
  if (!done.ok) return console.log(`  ${done.error}`);
  const { read, bytes, leftOut } = done.value;
  const rate = `${(read / seconds).toFixed(0)} files/s, ${megabytes(bytes / seconds)}/s`;
  console.log(
    `  cold index          ${read} files, ${megabytes(bytes)} in ${seconds.toFixed(2)} s: ${rate}, history included`,
  );
  console.log(`  peak memory         ${megabytes(peak)}`);
  const left = Object.entries(leftOut).map(([why, count]) => `${count} ${why}`);
  console.log(`  left out            ${left.join(', ')}`);
}

async function measureUpdates(git: Git, index: OpenCodeIndex): Promise<void> {
  const nothing = await timed(() => index.updateFromFolder(git));
  console.log(`  nothing changed     ${nothing.toFixed(0)} ms`);
  const [row] = index.database
    .prepare('SELECT path FROM file WHERE language IS NOT NULL ORDER BY path LIMIT 1')
    .all();
  if (!row) return;
  const file = join(git.root, String(row['path']));
  const before = readFileSync(file);
  try {
    appendFileSync(file, '\n');
    const edited = await timed(() => index.updateFromFolder(git));
    console.log(`  after one edit      ${edited.toFixed(0)} ms`);
  } finally {
    writeFileSync(file, before);
  }
}

async function timed(act: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await act();
  return performance.now() - began;
}

/** The subjects of the latest commits are the questions, the first one apart: it fills the memory. */
function measureQueries(index: OpenCodeIndex): void {
  const rows = index.database.prepare('SELECT subject FROM past ORDER BY seq DESC LIMIT 200').all();
  const queries =
    rows.length > 0
      ? rows.map((row) => String(row['subject']))
      : ['read the settings file', 'test of the parser'];
  const [first = 0, ...rest] = [queries[0] ?? '', ...queries].map((query) => {
    const began = performance.now();
    findCode(index, query);
    return performance.now() - began;
  });
  const sorted = rest.toSorted((a, b) => a - b);
  const at = (share: number) =>
    (sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0).toFixed(1);
  console.log(
    `  queries             ${queries.length}: median ${at(0.5)} ms, p95 ${at(0.95)} ms, the very first ${first.toFixed(0)} ms`,
  );
}

async function compareWithParse(root: string, index: OpenCodeIndex): Promise<void> {
  const files = index.database
    .prepare('SELECT path FROM file WHERE language IS NOT NULL')
    .all()
    .flatMap((row) => {
      const path = String(row['path']);
      const language = languageOf(path);
      return language === null || /\.(?:vue|svelte)$/.test(path)
        ? []
        : [{ path, language, text: readFileSync(join(root, path), 'utf8') }];
    });
  if (files.length === 0) return;
  const grammars = await loadGrammars();
  const parse = await timed(async () =>
    files.forEach(({ path, language, text }) => grammars.parse(text, path, language)),
  );
  const extract = await timed(async () => files.forEach(({ language, text }) => extractFile(text, language)));
  const rate = (ms: number) => `${((files.length / ms) * 1000).toFixed(0)} files/s`;
  console.log(
    `  bare tree-sitter parse of the ${files.length} files in our languages: ${rate(parse)}; our extraction: ${rate(extract)}`,
  );
  for (const language of LANGUAGES)
    compare(
      language,
      files.filter((file) => file.language === language),
      grammars,
    );
}

type Source = { readonly path: string; readonly language: Language; readonly text: string };

function compare(
  language: Language,
  files: readonly Source[],
  grammars: Awaited<ReturnType<typeof loadGrammars>>,
): void {
  if (files.length === 0) return;
  let [both, theirs, ours] = [0, 0, 0];
  const missed = new Map<string, string>();
  const extra = new Map<string, string>();
  for (const { path, text } of files) {
    const expected = grammars.definitions(text, path, language);
    const found = new Set(extractFile(text, language).symbols.map(({ name }) => name));
    theirs += expected.size;
    ours += found.size;
    both += [...expected].filter((name) => found.has(name)).length;
    for (const name of expected) if (!found.has(name)) missed.set(name, path);
    for (const name of found) if (!expected.has(name)) extra.set(name, path);
  }
  const share = (part: number, whole: number) => `${((100 * part) / Math.max(1, whole)).toFixed(1)} %`;
  console.log(
    `  ${language.padEnd(12)} ${files.length} files: finds ${share(both, theirs)} of the ${theirs} names that the parse defines; ${share(both, ours)} of what it names is one`,
  );
  if (process.env['SHOW']) {
    console.log(
      '   missed',
      [...missed]
        .slice(0, 25)
        .map((each) => each.join(' '))
        .join('\n          '),
    );
    console.log(
      '   extra ',
      [...extra]
        .slice(0, 25)
        .map((each) => each.join(' '))
        .join('\n          '),
    );
  }
}

function megabytes(bytes: number): string {
  return `${(bytes / 1e6).toFixed(1)} MB`;
}

import { createHash } from 'node:crypto';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { describeGitError } from '#electron/git/describeGitError.ts';
import { findGit } from '#electron/git/findGit.ts';
import type { Git } from '#electron/git/git.ts';
import type { GitProgram } from '#electron/git/gitProgram.ts';
import { hardenedEnvironment } from '#electron/git/hardening.ts';
import { openGit } from '#electron/git/openGit.ts';
import { defaultDataDir } from '#electron/host/launchOptions.ts';
import { runProcess } from '#electron/process/runProcess.ts';
import { findCode } from '#electron/services/code/findCode.ts';
import { openCodeIndex } from '#electron/services/code/openCodeIndex.ts';
import type { FoundFile } from '#shared/code/code.ts';
import { fail, ok, type Result } from '#shared/contract/result.ts';
import type { Command, Terminal } from './command.ts';

type Asked = {
  readonly folder: string;
  readonly query: string;
  readonly limit: number;
  readonly commit: string | null;
  readonly dataDir: string;
  readonly json: boolean;
};

/** `overture find REPO "QUERY"`: the files that words are about, each with its reasons. */
export const findFiles: Command = {
  name: 'find',
  usage: 'overture find [--json] [--limit N] [--rev COMMIT] [--data DIR] REPO "QUERY"',
  summary:
    'finds the files and names of a repository that words are about, best first, each with its reasons',
  async run(args, terminal) {
    const asked = readAsked(args, terminal);
    if (!asked.ok) return asked;
    const found = await find(asked.value);
    if (!found.ok) {
      terminal.tell(found.error);
      return ok(1);
    }
    if (asked.value.json) terminal.print(`${JSON.stringify(found.value, null, 1)}\n`);
    else print(found.value, terminal);
    return ok(0);
  },
};

function readAsked(args: readonly string[], { folder }: Terminal): Result<Asked, string> {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        json: { type: 'boolean' },
        limit: { type: 'string' },
        rev: { type: 'string' },
        data: { type: 'string' },
      },
    });
    const [repository, query, ...more] = positionals;
    if (repository === undefined || query === undefined || more.length > 0)
      return fail('Name one repository and the words to look for, in quotes.');
    const limit = Number(values.limit ?? 10);
    if (!Number.isInteger(limit) || limit < 1) return fail('--limit needs a number from 1 on.');
    return ok({
      folder: resolve(folder, repository),
      query,
      limit,
      commit: values.rev ?? null,
      dataDir:
        values.data === undefined
          ? defaultDataDir(process.env, process.platform)
          : resolve(folder, values.data),
      json: values.json === true,
    });
  } catch (error) {
    return fail(error instanceof Error ? (error.message.split(/\.\s/)[0] ?? error.message) : String(error));
  }
}

async function find(asked: Asked): Promise<Result<readonly FoundFile[], string>> {
  const program = await findGit();
  // Who names a repository on the command line reads it with git's programs and settings off, as everywhere.
  const git = await openGit({
    path: asked.folder,
    trusted: program.ok,
    native: program.ok ? program.value : null,
  });
  if (!git.ok) return fail(describeGitError(git.error));
  try {
    return await findIn(git.value, asked, program.ok ? program.value : null);
  } finally {
    await git.value.dispose();
  }
}

async function findIn(
  git: Git,
  { commit, dataDir, query, limit }: Asked,
  program: GitProgram | null,
): Promise<Result<readonly FoundFile[], string>> {
  const index = openCodeIndex(indexFile(dataDir, git.root, commit !== null));
  try {
    if (commit !== null) {
      const resolved = await resolveCommit(git, commit, program);
      if (!resolved.ok) return resolved;
      const updated = await index.updateFromCommit(git, resolved.value);
      return updated.ok ? ok(findCode(index, query, { limit })) : updated;
    }
    const updated = await index.updateFromFolder(git);
    return updated.ok ? ok(findCode(index, query, { limit })) : updated;
  } finally {
    index.close();
  }
}

/** Whatever git itself reads as a commit: a short id, a tag, `HEAD~3`. */
async function resolveCommit(
  git: Git,
  commit: string,
  program: GitProgram | null,
): Promise<Result<string, string>> {
  const ran =
    program &&
    (await runProcess({
      program: program.path,
      args: ['--no-pager', 'rev-parse', '--verify', '--quiet', '--end-of-options', `${commit}^{commit}`],
      cwd: git.root,
      env: hardenedEnvironment([], {}),
    }));
  if (ran?.ok && ran.value.exitCode === 0) return ok(ran.value.stdout.trim());
  const resolved = await git.resolve(commit);
  return resolved.ok ? resolved : fail(describeGitError(resolved.error));
}

/** Earlier commits have an index of their own, so that asking about one does not undo that of the folder. */
function indexFile(dataDir: string, root: string, past: boolean): string {
  const id = createHash('sha256').update(root).digest('hex').slice(0, 16);
  return join(dataDir, 'projects', id, past ? 'codeAtCommit.sqlite' : 'code.sqlite');
}

function print(files: readonly FoundFile[], { print: write, tell }: Terminal): void {
  if (files.length === 0) tell('Nothing in the repository says any of these words.');
  for (const { path, score, symbols, reasons } of files) {
    write(`${score.toFixed(2)}  ${path}\n`);
    for (const { text } of reasons) write(`      ${text}\n`);
    for (const { name, line } of symbols.slice(0, 3)) write(`      ${path}:${line} ${name}\n`);
  }
}

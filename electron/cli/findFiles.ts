import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { describeGitError } from '#electron/git/describeGitError.ts';
import type { Git } from '#electron/git/git.ts';
import type { GitProgram } from '#electron/git/gitProgram.ts';
import { hardenedEnvironment } from '#electron/git/hardening.ts';
import { defaultDataDir } from '#electron/host/launchOptions.ts';
import { runProcess } from '#electron/process/runProcess.ts';
import { findCode } from '#electron/services/code/findCode.ts';
import type { FoundFile } from '#shared/code/code.ts';
import { fail, ok, type Result } from '#shared/contract/result.ts';
import type { Command, Terminal } from './command.ts';
import { withCodeIndex, withRepository } from './withCodeIndex.ts';

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

function find({
  folder,
  commit,
  dataDir,
  query,
  limit,
}: Asked): Promise<Result<readonly FoundFile[], string>> {
  return withRepository(folder, async ({ git, program }) => {
    const resolved = commit === null ? ok(null) : await resolveCommit(git, commit, program);
    if (!resolved.ok) return resolved;
    return withCodeIndex(git, { dataDir, commit: resolved.value }, (index) =>
      Promise.resolve(ok(findCode(index, query, { limit }))),
    );
  });
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

function print(files: readonly FoundFile[], { print: write, tell }: Terminal): void {
  if (files.length === 0) tell('Nothing in the repository says any of these words.');
  for (const { path, score, symbols, reasons } of files) {
    write(`${score.toFixed(2)}  ${path}\n`);
    for (const { text } of reasons) write(`      ${text}\n`);
    for (const { name, line } of symbols.slice(0, 3)) write(`      ${path}:${line} ${name}\n`);
  }
}

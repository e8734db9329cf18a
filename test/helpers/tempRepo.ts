import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readFile, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { onTestFinished } from 'vitest';

const execute = promisify(execFile);

export type Files = Readonly<Record<string, string | Uint8Array>>;

export type TempRepo = AsyncDisposable & {
  /** The real path of the working tree. */
  readonly path: string;
  /** A home of its own for programs: no configuration of the person who runs the tests takes part. */
  readonly env: { readonly HOME: string; readonly XDG_CONFIG_HOME: string; readonly USERPROFILE: string };
  /** A path beside the repository, for a workspace for instance; it goes with the repository. */
  sibling(name: string): string;
  write(files: Files): Promise<void>;
  read(path: string): Promise<string>;
  /** Writes the files, commits everything, and gives the commit's id. */
  commit(files: Files, message?: string): Promise<string>;
  /** Runs git in the repository and gives its stdout. */
  git(...args: string[]): Promise<string>;
};

/**
 * A real repository in the temporary folder, removed when the test ends. `files` make the first commit; each entry of
 * `commits` makes one more. Without either it has no commit yet.
 */
export async function tempRepo(
  options: {
    readonly branch?: string;
    readonly files?: Files;
    readonly commits?: readonly Files[];
    /** The name of its folder. */
    readonly name?: string;
  } = {},
): Promise<TempRepo> {
  const folder = await realpath(await mkdtemp(join(tmpdir(), 'overture-repo-')));
  const repo = describeRepo(folder, options.name ?? 'repo');
  removeAfterTest(repo);
  await mkdir(repo.path);
  await mkdir(repo.env.HOME);
  await repo.git('init', '--quiet', '--template=', `--initial-branch=${options.branch ?? 'main'}`);
  const all = [...(options.files ? [options.files] : []), ...(options.commits ?? [])];
  for (const [index, files] of all.entries()) await repo.commit(files, `Commit ${index + 1}`);
  return repo;
}

/** Outside a running test, in a hook or a bench, the caller disposes of it. */
function removeAfterTest(repo: TempRepo): void {
  try {
    onTestFinished(() => repo[Symbol.asyncDispose]());
  } catch {
    // Vitest refuses the registration where no test runs.
  }
}

function describeRepo(folder: string, name: string): TempRepo {
  const path = join(folder, name);
  const home = join(folder, 'home');
  const env = { HOME: home, USERPROFILE: home, XDG_CONFIG_HOME: join(home, '.config') };
  const git = (...args: string[]) => runTestGit(path, args, env);
  const write = (files: Files) => writeFiles(path, files);
  return {
    path,
    env,
    git,
    write,
    sibling: (name) => join(folder, name),
    read: (name) => readFile(join(path, name), 'utf8'),
    async commit(files, message = 'Commit') {
      await write(files);
      await git('add', '--all');
      await git('commit', '--quiet', '--allow-empty', '-m', message);
      return (await git('rev-parse', 'HEAD')).trim();
    },
    [Symbol.asyncDispose]: () => rm(folder, { recursive: true, force: true, maxRetries: 3 }),
  };
}

export async function writeFiles(root: string, files: Files): Promise<void> {
  for (const [name, content] of Object.entries(files)) {
    const full = join(root, name);
    await mkdir(dirname(full), { recursive: true });
    await writeFile(full, content);
  }
}

const TEST_PERSON = {
  GIT_AUTHOR_NAME: 'Test Person',
  GIT_AUTHOR_EMAIL: 'test@overture.example',
  GIT_COMMITTER_NAME: 'Test Person',
  GIT_COMMITTER_EMAIL: 'test@overture.example',
};

/** git as a person would run it, apart from whoever runs the tests. */
export async function runTestGit(
  folder: string,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<string> {
  const inherited = Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !name.startsWith('GIT_')),
  );
  const { stdout } = await execute('git', args, {
    cwd: folder,
    env: { ...inherited, GIT_CONFIG_NOSYSTEM: '1', LC_ALL: 'C', ...TEST_PERSON, ...env },
    maxBuffer: 64 * 1024 * 1024,
  });
  return stdout;
}

import type { Environment } from '#electron/process/childEnvironment.ts';
import { fail, ok, type Result } from '#shared/contract/result.ts';
import { refuseFormat } from './describeRepository.ts';
import { createEmbeddedGit } from './embedded/createEmbeddedGit.ts';
import type { Git } from './git.ts';
import type { GitError } from './gitError.ts';
import type { GitProgram } from './gitProgram.ts';
import { locateRepository } from './locateRepository.ts';
import { createNativeGit, type NativeGitNeeds } from './native/createNativeGit.ts';

/** Picks the engine: the installed git once its person trusts the repository, the embedded one until then. */
export async function openGit(request: {
  /** The repository, or any folder inside it. */
  readonly path: string;
  readonly trusted: boolean;
  /** What `findGit` found; null when git is not installed. */
  readonly native: GitProgram | null;
  /** More names for the environment of every git child. */
  readonly env?: Environment;
}): Promise<Result<Git, GitError>> {
  const found = await locateRepository(request.path);
  if (!found.ok) return found;
  const refusal = await refuseFormat(found.value);
  if (refusal?.code === 'bare') return fail(refusal);
  const { root } = found.value;
  const env = request.env ? { env: request.env } : {};
  if (request.trusted && request.native) return openNative({ program: request.native, root, ...env });
  return refusal ? fail(refusal) : ok(createEmbeddedGit(found.value, { ...process.env, ...request.env }));
}

/** `core.worktree` could send every write to a folder that nobody trusted. */
async function openNative(needs: NativeGitNeeds): Promise<Result<Git, GitError>> {
  const git = createNativeGit(needs);
  const worktrees = await git.topFolder();
  if (!worktrees.ok) return worktrees;
  if (worktrees.value === needs.root) return ok(git);
  const detail = `its files are kept in ${worktrees.value}`;
  return fail({ code: 'unsupportedFormat', path: needs.root, detail });
}

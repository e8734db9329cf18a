import { type ChildProcess, spawn } from 'node:child_process';
import { stat } from 'node:fs/promises';
import { fail, ok, type Result } from '#shared/contract/result.ts';
import type { Environment } from './childEnvironment.ts';
import { OWNER_VARIABLE } from './descendants.ts';
import type { ProcessError } from './processError.ts';

export type ProcessRequest = {
  readonly program: string;
  readonly args: readonly string[];
  /** The folder to run in. */
  readonly cwd: string;
  /** The whole environment; `childEnvironment` makes one without secrets. */
  readonly env: Environment;
};

/** Starts a child in a process group of its own, never through a shell; resolves once the system has taken it. */
export async function spawnChild(
  request: ProcessRequest,
  stdin: 'pipe' | 'ignore',
  mark: string,
): Promise<Result<ChildProcess & { readonly pid: number }, ProcessError>> {
  try {
    const child = spawn(request.program, [...request.args], {
      cwd: request.cwd,
      env: { ...request.env, [OWNER_VARIABLE]: mark },
      stdio: [stdin, 'pipe', 'pipe'],
      detached: process.platform !== 'win32',
      windowsHide: true,
      shell: false,
    });
    await new Promise<void>((resolve, reject) => {
      child.once('spawn', resolve);
      child.once('error', reject);
    });
    // A later error is a signal that could not be sent, which the stop that sent it notices by itself.
    child.on('error', () => undefined);
    return ok(child as ChildProcess & { readonly pid: number });
  } catch (error) {
    return fail(await explain(error as NodeJS.ErrnoException, request));
  }
}

async function explain(error: NodeJS.ErrnoException, request: ProcessRequest): Promise<ProcessError> {
  const { program, cwd } = request;
  // The system reports a missing folder as if the program were missing.
  const folder = await stat(cwd).catch(() => null);
  if (!folder?.isDirectory()) return { code: 'folderGone', folder: cwd };
  if (error.code === 'ENOENT') return { code: 'notFound', program };
  if (error.code === 'EACCES' || error.code === 'EPERM') return { code: 'notPermitted', program };
  return { code: 'startFailed', program, detail: error.message };
}

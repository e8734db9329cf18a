import type { Environment } from '#electron/process/childEnvironment.ts';
import type { RunningProcess } from '#electron/process/runningProcess.ts';
import { startProcess } from '#electron/process/startProcess.ts';
import { fail, ok, type Result } from '#shared/contract/result.ts';
import type { GitError } from '../gitError.ts';
import type { GitProgram } from '../gitProgram.ts';
import { createBatchParser } from './batchParser.ts';

export type CatFile = {
  /** One object by `<id>` or `<commit>:<path>`; null when there is none, or when it is a folder. */
  read(object: string): Promise<Result<Buffer | null, GitError>>;
  dispose(): Promise<void>;
};

const LIMIT_BYTES = 64 * 1024 * 1024;
/** Milliseconds after which an unused child is let go; it holds packs open, which Windows cannot then delete. */
const IDLE_MS = 30_000;

/** Reads objects through one kept-open `git cat-file --batch`, about twenty times as fast as a child for each. */
export function createCatFile(needs: {
  readonly program: GitProgram;
  readonly folder: string;
  readonly env: () => Environment;
}): CatFile {
  let session: Promise<Result<Session, GitError>> | null = null;
  let idle: NodeJS.Timeout | undefined;

  function open(): Promise<Result<Session, GitError>> {
    const opening = openSession(needs, () => {
      // A later session must not be lost when an earlier child's end is noticed late.
      if (session === opening) session = null;
    });
    return opening;
  }

  async function dispose(): Promise<void> {
    clearTimeout(idle);
    const ending = session;
    // At once, so that a read from now on opens a child of its own.
    session = null;
    const opened = await ending;
    if (opened?.ok) await opened.value.end();
  }

  return {
    dispose,
    async read(object) {
      clearTimeout(idle);
      const current = await (session ??= open());
      if (!current.ok) return current;
      const answer = await current.value.ask(object);
      clearTimeout(idle);
      idle = setTimeout(() => void dispose(), IDLE_MS).unref();
      return answer;
    },
  };
}

type Answer = Result<Buffer | null, GitError>;
type Session = { ask(object: string): Promise<Answer>; end(): Promise<void> };

async function openSession(
  needs: { readonly program: GitProgram; readonly folder: string; readonly env: () => Environment },
  onEnd: () => void,
): Promise<Result<Session, GitError>> {
  const started = await startProcess({
    program: needs.program.path,
    args: ['--no-pager', 'cat-file', '--batch'],
    cwd: needs.folder,
    env: needs.env(),
    rawStdout: true,
  });
  if (!started.ok) {
    onEnd();
    return fail({ code: 'processFailed', error: started.error });
  }
  return ok(converse(started.value, onEnd));
}

function converse(child: RunningProcess, onEnd: () => void): Session {
  const waiting: ((answer: Answer) => void)[] = [];
  const parser = createBatchParser(LIMIT_BYTES, (reply) => {
    const answer: Answer =
      reply.kind === 'tooLarge'
        ? fail({ code: 'tooLarge', what: 'the file', limitBytes: LIMIT_BYTES })
        : ok(reply.kind === 'blob' ? reply.bytes : null);
    waiting.shift()?.(answer);
  });
  child.stdout.on('data', (chunk: Buffer) => parser.add(chunk));
  void child.exited.then(({ exitCode }) => {
    onEnd();
    const stderr = 'git cat-file ended before it answered';
    for (const settle of waiting.splice(0))
      settle(fail({ code: 'failed', args: ['cat-file', '--batch'], exitCode: exitCode ?? -1, stderr }));
  });
  return {
    ask: (object) =>
      new Promise((resolve) => {
        waiting.push(resolve);
        void child.write(`${object}\n`);
      }),
    async end() {
      child.endInput();
      await child.exited;
    },
  };
}

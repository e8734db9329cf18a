import type { CodeStatus } from '#shared/code/code.ts';
import type { TaskCode, TaskCodeQuestion } from '#shared/code/taskCode.ts';
import { fail, type Result } from '#shared/contract/result.ts';
import type { ProjectId } from '#shared/project/project.ts';
import type { CodeReader } from './createCodeService.ts';

/** Milliseconds that work waits for a first reading of the code before it goes on without. */
const LONGEST_WAIT_MS = 15_000;

/**
 * What one task has to know of the code. A reading under way is waited for, no longer than `limitMs` and not past the
 * signal; one that a person stopped or that failed is not started again for this. The failure is half a sentence:
 * why nothing is known.
 */
export async function codeForTask(
  reader: Pick<CodeReader, 'status' | 'follow' | 'forTask'>,
  request: {
    readonly id: ProjectId;
    readonly asked: TaskCodeQuestion;
    readonly signal: AbortSignal;
    readonly limitMs?: number;
  },
): Promise<Result<TaskCode, string>> {
  const { id, asked, signal, limitMs = LONGEST_WAIT_MS } = request;
  const why = whyNot(reader.status(id));
  if (why !== null) return fail(why);
  const gone = Promise.withResolvers<Result<TaskCode, string>>();
  const timer = setTimeout(() => gone.resolve(fail('it is still being read')), limitMs);
  const stopped = () => gone.resolve(fail('the work was stopped'));
  signal.addEventListener('abort', stopped, { once: true });
  if (signal.aborted) stopped();
  const stopFollowing = reader.follow(id, (status) => {
    const reason = whyNot(status);
    if (reason !== null) gone.resolve(fail(reason));
  });
  try {
    const answer = await Promise.race([gone.promise, reader.forTask(id, asked)]);
    return answer.ok ? answer : fail(answer.error.replace(/\.$/, ''));
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', stopped);
    stopFollowing();
  }
}

function whyNot(status: CodeStatus): string | null {
  if (status.state === 'cancelled') return 'reading it was stopped';
  return status.state === 'failed' ? 'reading it failed' : null;
}

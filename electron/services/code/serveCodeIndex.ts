import { describeGitError } from '#electron/git/describeGitError.ts';
import { isDamage } from '#electron/storage/codeDatabase.ts';
import type { TaskCodeQuestion } from '#shared/code/taskCode.ts';
import { sourceOfCommit } from './codeSource.ts';
import { findCode } from './findCode.ts';
import { type IndexKeeper, keepIndexed, unreadWords } from './keepIndexed.ts';
import { lookAtScopes } from './lookAtScopes.ts';
import { lookForTask } from './lookForTask.ts';
import { type OpenCodeIndex, openCodeIndex } from './openCodeIndex.ts';
import type { FromWorker, WorkerStart } from './workerMessages.ts';

export type CodeServer = {
  /** Reads what changed; asked again while at work, it looks once more afterwards. */
  update(trusted: boolean): void;
  /** Answered once the code has been read. */
  find(asked: {
    readonly id: number;
    readonly query: string;
    readonly limit: number;
    readonly without: string | null;
  }): Promise<void>;
  /** What is known of the files that globs name; likewise. */
  look(asked: { readonly id: number; readonly globs: readonly string[] }): Promise<void>;
  /** What one task has to know of the code at a commit; likewise. */
  forTask(asked: { readonly id: number; readonly asked: TaskCodeQuestion }): Promise<void>;
  cancel(): void;
  close(): Promise<void>;
};

/** Keeps the index of one repository up to date and answers questions to it. */
export function serveCodeIndex(start: WorkerStart, send: (message: FromWorker) => void): CodeServer {
  const index = openCodeIndex(start.databaseFile);
  const keeper = keepIndexed(index, start, (status) => send({ type: 'status', status }));

  async function answer(id: number, find: () => Promise<FromWorker>): Promise<void> {
    try {
      send(await find());
    } catch (error) {
      send({ type: 'notFound', id, reason: unreadWords(error) });
    }
  }

  async function knownForTask(id: number, asked: TaskCodeQuestion): Promise<FromWorker> {
    // A reading under way can change the git that serves this repository.
    await keeper.settled();
    const opened = await keeper.git();
    if (!opened.ok) return { type: 'notFound', id, reason: opened.error };
    const source = await sourceOfCommit(opened.value, asked.commit);
    if (!source.ok) return { type: 'notFound', id, reason: describeGitError(source.error) };
    const code = await askIndex(index, keeper, () => lookForTask(index, source.value, asked));
    return { type: 'knownForTask', id, code };
  }

  return {
    update: (trusted) => keeper.update(trusted),
    find: ({ id, query, limit, without }) =>
      answer(id, async () => {
        const found = await askIndex(index, keeper, () => findCode(index, query, { limit, without }));
        return { type: 'found', id, files: [...found] };
      }),
    look: ({ id, globs }) =>
      answer(id, async () => ({
        type: 'looked',
        id,
        code: await askIndex(index, keeper, () => lookAtScopes(index, globs)),
      })),
    forTask: ({ id, asked }) => answer(id, () => knownForTask(id, asked)),
    cancel: () => keeper.cancel(),
    async close() {
      await keeper.close();
      index.close();
    },
  };
}

/**
 * Asks the index while nothing is read into it; what has to be waited for first is waited for before. A question that
 * comes upon a damaged place is asked again of an index made anew.
 */
async function askIndex<Value>(
  index: OpenCodeIndex,
  keeper: IndexKeeper,
  question: () => Value | Promise<Value>,
): Promise<Value> {
  await keeper.settled();
  const { database } = index;
  try {
    return await question();
  } catch (error) {
    if (!isDamage(error)) throw error;
    await keeper.settled();
    // Another question, or the reading itself, may have come upon it too.
    if (index.database === database) {
      index.replace();
      keeper.update();
      await keeper.settled();
    }
    return question();
  }
}

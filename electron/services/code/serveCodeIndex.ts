import { describeGitError } from '#electron/git/describeGitError.ts';
import type { Git } from '#electron/git/git.ts';
import { openGit } from '#electron/git/openGit.ts';
import { repeatWhileAsked } from '#electron/services/repeatWhileAsked.ts';
import { isDamage } from '#electron/storage/codeDatabase.ts';
import type { CodeStatus } from '#shared/code/code.ts';
import type { TaskCodeQuestion } from '#shared/code/taskCode.ts';
import { fail, ok, type Result } from '#shared/contract/result.ts';
import { sourceOfCommit } from './codeSource.ts';
import { findCode } from './findCode.ts';
import { lookAtScopes } from './lookAtScopes.ts';
import { lookForTask } from './lookForTask.ts';
import { indexNotes } from './indexNotes.ts';
import { openCodeIndex } from './openCodeIndex.ts';
import { watchCode } from './watchCode.ts';
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
  let engine: { readonly trusted: boolean; readonly git: Promise<Result<Git, string>> } | null = null;
  let trusted = start.trusted;
  let isStopped = false;
  let closed = false;
  let stop = new AbortController();
  const tell = (status: CodeStatus) => send({ type: 'status', status });
  const reading = repeatWhileAsked(async () => {
    if (isStopped) return;
    await readOnce().catch((error: unknown) => tell({ state: 'failed', reason: sentenceOf(error) }));
  });
  const watcher = watchCode(start.root, () => update(trusted));

  function git(): Promise<Result<Git, string>> {
    if (engine?.trusted === trusted) return engine.git;
    void engine?.git.then((opened) => (opened.ok ? opened.value.dispose() : undefined));
    const opening = openGit({ path: start.root, trusted, native: start.program }).then((opened) =>
      opened.ok ? ok(opened.value) : fail(describeGitError(opened.error)),
    );
    engine = { trusted, git: opening };
    return opening;
  }

  async function readOnce(): Promise<void> {
    stop = new AbortController();
    const opened = await git();
    if (!opened.ok) return tell({ state: 'failed', reason: opened.error });
    const updated = await index.updateFromFolder(opened.value, {
      signal: stop.signal,
      progress: ({ done, total }) => tell({ state: 'reading', done, total }),
    });
    if (!updated.ok) return tell({ state: 'failed', reason: updated.error });
    if (updated.value.cancelled) return tell({ state: 'cancelled' });
    const folders = watcher.follow([...index.graph().byPath.keys()]);
    tell({
      state: 'ready',
      files: updated.value.files,
      notes: indexNotes(updated.value, {
        root: start.root,
        database: index.database,
        everyFolderWatched: folders,
        wasDamaged: index.wasDamaged(),
      }),
    });
  }

  function update(nowTrusted: boolean): void {
    trusted = nowTrusted;
    if (closed) return;
    isStopped = false;
    void reading.ask();
  }

  function cancel(): void {
    isStopped = true;
    stop.abort();
  }

  async function answer(id: number, find: () => Promise<FromWorker>): Promise<void> {
    try {
      send(await find());
    } catch (error) {
      send({ type: 'notFound', id, reason: sentenceOf(error) });
    }
  }

  /**
   * Asks the index while nothing is read into it; what has to be waited for first is waited for before. A question that
   * comes upon a damaged place is asked again of an index made anew.
   */
  async function askIndex<Value>(question: () => Value | Promise<Value>): Promise<Value> {
    await reading.settled();
    const { database } = index;
    try {
      return await question();
    } catch (error) {
      if (!isDamage(error)) throw error;
      await reading.settled();
      // Another question, or the reading itself, may have come upon it too.
      if (index.database === database) {
        index.replace();
        update(trusted);
        await reading.settled();
      }
      return question();
    }
  }

  async function knownForTask(id: number, asked: TaskCodeQuestion): Promise<FromWorker> {
    // A reading under way can change the git that serves this repository.
    await reading.settled();
    const opened = await git();
    if (!opened.ok) return { type: 'notFound', id, reason: opened.error };
    const source = await sourceOfCommit(opened.value, asked.commit);
    if (!source.ok) return { type: 'notFound', id, reason: describeGitError(source.error) };
    return { type: 'knownForTask', id, code: await askIndex(() => lookForTask(index, source.value, asked)) };
  }

  return {
    update,
    find: ({ id, query, limit, without }) =>
      answer(id, async () => {
        const files = await askIndex(() => [...findCode(index, query, { limit, without })]);
        return { type: 'found', id, files };
      }),
    look: ({ id, globs }) =>
      answer(id, async () => ({
        type: 'looked',
        id,
        code: await askIndex(() => lookAtScopes(index, globs)),
      })),
    forTask: ({ id, asked }) => answer(id, () => knownForTask(id, asked)),
    cancel,
    async close() {
      closed = true;
      cancel();
      watcher.close();
      await reading.settled();
      const opened = await engine?.git;
      if (opened?.ok) await opened.value.dispose();
      index.close();
    },
  };
}

function sentenceOf(error: unknown): string {
  const detail = error instanceof Error ? error.message : String(error);
  return `The code could not be read (${detail}). Open the project again to try once more.`;
}

import { describeGitError } from '#electron/git/describeGitError.ts';
import type { Git } from '#electron/git/git.ts';
import { openGit } from '#electron/git/openGit.ts';
import { repeatWhileAsked } from '#electron/services/repeatWhileAsked.ts';
import type { CodeStatus } from '#shared/code/code.ts';
import { fail, ok, type Result } from '#shared/contract/result.ts';
import { indexNotes } from './indexNotes.ts';
import type { OpenCodeIndex } from './openCodeIndex.ts';
import { type CodeWatcher, watchCode } from './watchCode.ts';
import type { WorkerStart } from './workerMessages.ts';

/** What keeps an index the same as the folder it is of. */
export type IndexKeeper = {
  /** Reads what changed; asked again while at work, it looks once more afterwards. Without a word the trust stays. */
  update(trusted?: boolean): void;
  /** The git of the repository under the trust it has now. */
  git(): Promise<Result<Git, string>>;
  /** Resolves once nothing is read any more. */
  settled(): Promise<void>;
  cancel(): void;
  close(): Promise<void>;
};

/** Reads the folder into the index whenever it is asked to or something changed there, and tells how far it is. */
export function keepIndexed(
  index: OpenCodeIndex,
  start: WorkerStart,
  tell: (status: CodeStatus) => void,
): IndexKeeper {
  let trusted = start.trusted;
  let isStopped = false;
  let closed = false;
  let stop = new AbortController();
  const engine = keepGit(start);
  const watcher = watchCode(start.root, () => update());
  const reading = repeatWhileAsked(async () => {
    if (isStopped) return;
    stop = new AbortController();
    await readFolder(index, start.root, engine.open(trusted), watcher, stop.signal, tell)
      .catch((error: unknown) => unread(unreadWords(error)))
      .then(tell);
  });

  function update(nowTrusted = trusted): void {
    trusted = nowTrusted;
    if (closed) return;
    isStopped = false;
    void reading.ask();
  }

  function cancel(): void {
    isStopped = true;
    stop.abort();
  }

  return {
    update,
    git: () => engine.open(trusted),
    settled: () => reading.settled(),
    cancel,
    async close() {
      closed = true;
      cancel();
      watcher.close();
      await reading.settled();
      await engine.close();
    },
  };
}

const unread = (reason: string): CodeStatus => ({ state: 'failed', reason });

/** Brings the index to the folder as it is; what it says in the end is how that went. */
async function readFolder(
  index: OpenCodeIndex,
  root: string,
  opening: Promise<Result<Git, string>>,
  watcher: CodeWatcher,
  signal: AbortSignal,
  tell: (status: CodeStatus) => void,
): Promise<CodeStatus> {
  const git = await opening;
  if (!git.ok) return unread(git.error);
  const updated = await index.updateFromFolder(git.value, {
    signal,
    progress: ({ done, total }) => tell({ state: 'reading', done, total }),
  });
  if (!updated.ok) return unread(updated.error);
  if (updated.value.cancelled) return { state: 'cancelled' };
  const everyFolderWatched = watcher.follow([...index.graph().byPath.keys()]);
  return {
    state: 'ready',
    files: updated.value.files,
    notes: indexNotes(updated.value, {
      root,
      database: index.database,
      everyFolderWatched,
      wasDamaged: index.wasDamaged(),
    }),
  };
}

/** One git for the repository, opened anew when its trust is another. */
function keepGit({ root, program }: WorkerStart) {
  let engine: { readonly trusted: boolean; readonly git: Promise<Result<Git, string>> } | null = null;
  return {
    open(trusted: boolean): Promise<Result<Git, string>> {
      if (engine?.trusted === trusted) return engine.git;
      void engine?.git.then((opened) => (opened.ok ? opened.value.dispose() : undefined));
      const opening = openGit({ path: root, trusted, native: program }).then((opened) =>
        opened.ok ? ok(opened.value) : fail(describeGitError(opened.error)),
      );
      engine = { trusted, git: opening };
      return opening;
    },
    async close(): Promise<void> {
      const opened = await engine?.git;
      if (opened?.ok) await opened.value.dispose();
    },
  };
}

export function unreadWords(error: unknown): string {
  const detail = error instanceof Error ? error.message : String(error);
  return `The code could not be read (${detail}). Open the project again to try once more.`;
}

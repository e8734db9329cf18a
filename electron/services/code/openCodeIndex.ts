import { describeGitError } from '#electron/git/describeGitError.ts';
import type { Git } from '#electron/git/git.ts';
import { isDamage, makeCodeDatabase, openCodeDatabase } from '#electron/storage/codeDatabase.ts';
import { fail, ok, type Result } from '#shared/contract/result.ts';
import { type CodeGraph, readCodeGraph } from './codeGraph.ts';
import { type CodeSource, sourceOfCommit, sourceOfFolder } from './codeSource.ts';
import type { CodeIndex } from './findCode.ts';
import { indexFiles, type IndexOutcome, type IndexProgress } from './indexFiles.ts';
import { indexHistory } from './indexHistory.ts';

export type UpdateOptions = {
  readonly progress?: (progress: IndexProgress) => void;
  readonly signal?: AbortSignal;
};
export type Updated = IndexOutcome & { readonly history: 'whole' | 'more' | 'none' };

/** An index that can be brought to any state of its repository; failures are sentences. */
export type OpenCodeIndex = CodeIndex & {
  updateFromFolder(git: Git, options?: UpdateOptions): Promise<Result<Updated, string>>;
  updateFromCommit(git: Git, commit: string, options?: UpdateOptions): Promise<Result<Updated, string>>;
  /** True once what was kept could not be read and has been, or is to be, made anew. */
  wasDamaged(): boolean;
  /** Gives up what is kept, which is damaged; the next update reads everything. */
  replace(): void;
  close(): void;
};

/** Opens the index kept in `file`; `:memory:` keeps it only while it is open. */
export function openCodeIndex(file: string): OpenCodeIndex {
  let { database, wasDamaged } = openCodeDatabase(file);
  let graph: CodeGraph | null = null;

  function replace(): void {
    database.close();
    database = makeCodeDatabase(file);
    wasDamaged = true;
    graph = null;
  }

  /** What is damaged within is only found when it is read; then everything is read once more. */
  async function update(...what: Parameters<typeof read>): Promise<Result<Updated, string>> {
    try {
      return await read(...what);
    } catch (error) {
      if (!isDamage(error)) throw error;
      replace();
      return read(...what);
    }
  }

  async function read(
    git: Git,
    source: CodeSource,
    from: string,
    options: UpdateOptions,
  ): Promise<Result<Updated, string>> {
    const outcome = await indexFiles(database, source, options);
    const history = await indexHistory(database, git, from);
    graph = null;
    return history.ok ? ok({ ...outcome, history: history.value }) : fail(describeGitError(history.error));
  }

  return {
    get database() {
      return database;
    },
    wasDamaged: () => wasDamaged,
    replace,
    graph: () => (graph ??= readCodeGraph(database)),
    async updateFromFolder(git, options = {}) {
      const source = await sourceOfFolder(git);
      return source.ok ? update(git, source.value, 'HEAD', options) : fail(describeGitError(source.error));
    },
    async updateFromCommit(git, commit, options = {}) {
      const source = await sourceOfCommit(git, commit);
      return source.ok ? update(git, source.value, commit, options) : fail(describeGitError(source.error));
    },
    close: () => database.close(),
  };
}

import { describeGitError } from '#electron/git/describeGitError.ts';
import type { Git } from '#electron/git/git.ts';
import { openCodeDatabase } from '#electron/storage/codeDatabase.ts';
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
  close(): void;
};

/** Opens the index kept in `file`; `:memory:` keeps it only while it is open. */
export function openCodeIndex(file: string): OpenCodeIndex {
  const database = openCodeDatabase(file);
  let graph: CodeGraph | null = null;

  async function update(
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
    database,
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

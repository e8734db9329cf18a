import * as git from 'isomorphic-git';
import type { Result } from '#shared/contract/result.ts';
import { access, attempt, type EmbeddedRepository, openEmbedded } from './embedded/embeddedRepository.ts';
import { writeTreeWith } from './embedded/writeTreeWith.ts';
import type { Person } from './git.ts';
import type { GitError } from './gitError.ts';
import { locateRepository } from './locateRepository.ts';

/** A commit by a name of its own; a file's text is null where it is gone. Its first parent gives all other files. */
export type AddedCommit = {
  readonly name: string;
  readonly parents: readonly string[];
  readonly date: Date;
  readonly author: Person;
  readonly message: string;
  readonly files: readonly { readonly path: string; readonly text: string | null }[];
};

export type History = {
  /** The name by which commits call HEAD as it is. */
  readonly base: string;
  readonly commits: readonly AddedCommit[];
  readonly branches: readonly { readonly name: string; readonly commit: string }[];
};

/**
 * Writes commits and branches beside what HEAD has, and gives the commits' ids by name. Only objects and refs are
 * written; no program runs and no file of the folder changes.
 */
export async function addHistory(
  path: string,
  { base, commits, branches }: History,
): Promise<Result<ReadonlyMap<string, string>, GitError>> {
  const found = await locateRepository(path);
  if (!found.ok) return found;
  const repository = openEmbedded(found.value);
  return attempt(repository, { code: 'noPermission', path }, async () => {
    const ids = new Map([[base, await git.resolveRef({ ...access(repository), ref: 'HEAD' })]]);
    for (const commit of commits)
      ids.set(commit.name, await writeCommit(repository, commit, idsOf(ids, commit)));
    for (const { name, commit } of branches) {
      const [value = ''] = idsOf(ids, { parents: [commit] });
      await git.writeRef({ ...access(repository), ref: `refs/heads/${name}`, value });
    }
    return ids;
  });
}

function idsOf(
  ids: ReadonlyMap<string, string>,
  { parents }: Pick<AddedCommit, 'parents'>,
): readonly string[] {
  return parents.map((name) => {
    const id = ids.get(name);
    if (id === undefined) throw new Error(`The history names ${name} before it is there.`);
    return id;
  });
}

async function writeCommit(
  repository: EmbeddedRepository,
  { author, date, message, files }: AddedCommit,
  parent: readonly string[],
): Promise<string> {
  const [base = ''] = parent;
  const before = (await git.readCommit({ ...access(repository), oid: base })).commit.tree;
  const blobs = await Promise.all(
    files.map(async ({ path, text }) => {
      if (text === null) return [path, null] as const;
      const oid = await git.writeBlob({ ...access(repository), blob: Buffer.from(text) });
      return [path, { mode: '100644', oid }] as const;
    }),
  );
  const tree = await writeTreeWith(repository, before, new Map(blobs));
  if (tree === null) throw new Error('The history leaves no file.');
  const person = { ...author, timestamp: Math.floor(date.getTime() / 1000), timezoneOffset: 0 };
  return git.writeCommit({
    ...access(repository),
    commit: { tree, parent: [...parent], message, author: person, committer: person },
  });
}

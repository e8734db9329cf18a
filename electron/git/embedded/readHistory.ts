import type { ReadCommitResult } from 'isomorphic-git';
import * as git from 'isomorphic-git';
import { ok, type Result } from '#shared/contract/result.ts';
import { parseTrailers, subjectOf } from '../commitMessage.ts';
import type { Commit, History, HistoryRequest } from '../git.ts';
import type { GitError } from '../gitError.ts';
import { access, attempt, type EmbeddedRepository } from './embeddedRepository.ts';
import { resolveRevision } from './resolveRevision.ts';

/** This engine reads every commit on the way, so it looks no further back than this. */
const MOST_COMMITS_READ = 5000;

/**
 * Walks back by date as git does, with git's own simplification for a path: a merge that took the path as it was in
 * one parent is followed through that parent alone. `more` is also true when the walk was cut at its own limit.
 */
export async function readHistory(
  repository: EmbeddedRepository,
  request: HistoryRequest,
): Promise<Result<History, GitError>> {
  const from = await resolveRevision(repository, request.from ?? 'HEAD');
  if (!from.ok) return from.error.code === 'empty' ? ok({ commits: [], more: false }) : from;
  const missing: GitError = { code: 'unsupportedFormat', path: repository.dir, detail: 'history is cut off' };
  return attempt(repository, missing, () => walk(repository, from.value, request));
}

async function walk(repository: EmbeddedRepository, from: string, request: HistoryRequest): Promise<History> {
  const seen = new Set([from]);
  const queue = [await readCommit(repository, from)];
  const shallow = await readShallow(repository);
  const entryAt = createEntryReader(repository);
  const commits: Commit[] = [];
  for (let read = 0; ; read += 1) {
    const next = queue.shift();
    if (!next) return { commits, more: false };
    if (commits.length === request.limit || read === MOST_COMMITS_READ) return { commits, more: true };
    const parentIds = shallow.has(next.oid) ? [] : next.commit.parent;
    const parents = await Promise.all(parentIds.map((oid) => readCommit(repository, oid)));
    const { isShown, follow } = await judge(entryAt, request.path, next, parents);
    if (isShown) commits.push(toCommit(next));
    for (const parent of follow) {
      if (seen.has(parent.oid)) continue;
      seen.add(parent.oid);
      insertByDate(queue, parent);
    }
  }
}

type Judgement = { readonly isShown: boolean; readonly follow: readonly ReadCommitResult[] };

async function judge(
  entryAt: EntryReader,
  path: string | undefined,
  commit: ReadCommitResult,
  parents: readonly ReadCommitResult[],
): Promise<Judgement> {
  if (path === undefined) return { isShown: true, follow: parents };
  const here = await entryAt(commit.commit.tree, path);
  const before = await Promise.all(parents.map((parent) => entryAt(parent.commit.tree, path)));
  const same = parents[before.indexOf(here)];
  if (same) return { isShown: false, follow: [same] };
  return { isShown: parents.length > 0 || here !== null, follow: parents };
}

/** The id and mode of what stands at a path of a tree, or null. */
type EntryReader = (tree: string, path: string) => Promise<string | null>;

/** What one walk has found out is kept: each tree is asked for twice, and those below the root hardly ever change. */
function createEntryReader(repository: EmbeddedRepository): EntryReader {
  const known = new Map<string, Promise<string | null>>();
  const entryAt: EntryReader = (tree, path) => {
    const key = `${tree}/${path}`;
    const found = known.get(key) ?? read(tree, path);
    known.set(key, found);
    return found;
  };
  async function read(tree: string, path: string): Promise<string | null> {
    const [name = '', ...rest] = path.split('/').filter((part) => part !== '');
    const entries = await git.readTree({ ...access(repository), oid: tree });
    const found = entries.tree.find((entry) => entry.path === name);
    if (!found || rest.length === 0) return found ? `${found.mode} ${found.oid}` : null;
    return found.type === 'tree' ? entryAt(found.oid, rest.join('/')) : null;
  }
  return entryAt;
}

function readCommit(repository: EmbeddedRepository, oid: string): Promise<ReadCommitResult> {
  return git.readCommit({ ...access(repository), oid });
}

/** In a shallow clone the parents of these commits are not there; one id a line. */
async function readShallow({ fs, gitdir }: EmbeddedRepository): Promise<ReadonlySet<string>> {
  const text = await fs.promises.readFile(`${gitdir}/shallow`, 'utf8').catch(() => '');
  return new Set(String(text).split('\n'));
}

/** Newest first by commit date; of equal ones the first to come stays first. */
function insertByDate(queue: ReadCommitResult[], commit: ReadCommitResult): void {
  const date = commit.commit.committer.timestamp;
  const at = queue.findIndex((other) => other.commit.committer.timestamp < date);
  queue.splice(at === -1 ? queue.length : at, 0, commit);
}

function toCommit({ oid, commit }: ReadCommitResult): Commit {
  const message = commit.message.trimEnd();
  return {
    id: oid,
    parents: commit.parent,
    author: { name: commit.author.name, email: commit.author.email },
    date: new Date(commit.author.timestamp * 1000).toISOString(),
    message,
    subject: subjectOf(message),
    trailers: parseTrailers(message),
  };
}

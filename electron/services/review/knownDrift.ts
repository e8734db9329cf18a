import { describeGitError } from '#electron/git/describeGitError.ts';
import type { NativeGit } from '#electron/git/nativeGit.ts';
import type { OpenProject } from '#electron/services/project/openProject.ts';
import { fail, ok, type Result } from '#shared/contract/result.ts';
import type { SpecId } from '#shared/project/project.ts';
import type { Drift } from '#shared/review/drift.ts';
import { findDrift, readFacts } from './findDrift.ts';

type Found = Promise<Result<readonly Drift[], string>>;

interface Search {
  /** The commit and memory that it is of. */
  readonly of: string;
  readonly found: Found;
  /** Those who wait for it: the last one to leave ends it. */
  readonly askers: Set<symbol>;
  readonly control: AbortController;
}

/** The last search for each spec: several screens ask the same. */
const searches = new WeakMap<OpenProject, Map<SpecId, Search>>();

/**
 * `findDrift`, which looks through the commits once for each place of the branch and thing remembered of the spec.
 * Whoever aborts `signal` stops waiting; the search ends when nobody waits for it any more.
 */
export async function knownDrift(
  git: NativeGit,
  project: OpenProject,
  specId: SpecId,
  signal?: AbortSignal,
): Found {
  const facts = readFacts(project, specId).length;
  if (facts === 0) return ok([]);
  const head = await git.resolve('HEAD');
  if (!head.ok) return fail(describeGitError(head.error));
  const mine = searches.get(project) ?? new Map<SpecId, Search>();
  searches.set(project, mine);
  const of = `${head.value} ${facts}`;
  const before = mine.get(specId);
  const search = before?.of === of ? before : begin(git, project, specId, of, mine);
  const forget = () => {
    if (mine.get(specId) === search) mine.delete(specId);
  };
  return waitFor(search, signal, forget);
}

function begin(
  git: NativeGit,
  project: OpenProject,
  specId: SpecId,
  of: string,
  mine: Map<SpecId, Search>,
): Search {
  const control = new AbortController();
  const found = findDrift(git, project, specId, control.signal);
  const search: Search = { of, found, askers: new Set(), control };
  mine.set(specId, search);
  const forget = () => {
    if (mine.get(specId) === search) mine.delete(specId);
  };
  // What could not be read is asked for again.
  found.then((answer) => answer.ok || forget(), forget);
  return search;
}

async function waitFor(search: Search, signal: AbortSignal | undefined, forget: () => void): Found {
  const me = Symbol('asker');
  search.askers.add(me);
  const leave = () => {
    search.askers.delete(me);
    if (search.askers.size > 0) return;
    forget();
    search.control.abort();
  };
  if (signal?.aborted) leave();
  signal?.addEventListener('abort', leave, { once: true });
  try {
    return await search.found;
  } finally {
    signal?.removeEventListener('abort', leave);
  }
}

/** How many criteria of a spec are to be looked at again; null where that cannot be told. */
export async function countDrift(project: OpenProject, specId: SpecId): Promise<number | null> {
  const git = project.nativeGit();
  const found = git && (await knownDrift(git, project, specId));
  return found?.ok ? found.value.length : null;
}

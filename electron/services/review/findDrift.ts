import { describeGitError } from '#electron/git/describeGitError.ts';
import type { NativeGit } from '#electron/git/nativeGit.ts';
import type { OpenProject } from '#electron/services/project/openProject.ts';
import { fail, ok, type Result } from '#shared/contract/result.ts';
import type { SpecId } from '#shared/project/project.ts';
import {
  type Drift,
  type DriftFact,
  driftFactSchema,
  type ShownPlace,
  shownStream,
} from '#shared/review/drift.ts';
import { followLines, type LineRange } from '#shared/review/followLines.ts';
import { parsePatch } from '#shared/review/parsePatch.ts';
import type { PatchFile } from '#shared/review/patch.ts';

/** Commits looked through at most; a spec whose work is older than that is history. */
const MOST_COMMITS = 2000;

type Watched = {
  readonly criterion: string;
  readonly commit: string;
  readonly places: readonly ShownPlace[];
};

/**
 * Criteria whose remembered lines a later commit of HEAD changed; empty while nothing did. The failure is a sentence.
 * `signal` ends the search, git's part of it included.
 */
export async function findDrift(
  git: NativeGit,
  project: Pick<OpenProject, 'ledger'>,
  specId: SpecId,
  signal?: AbortSignal,
): Promise<Result<readonly Drift[], string>> {
  const byCommit = Map.groupBy(watchedOf(readFacts(project, specId)), ({ commit }) => commit);
  const found: Drift[] = [];
  for (const [commit, watched] of byCommit) {
    const drifts = await driftsSince(git, commit, watched, signal);
    if (!drifts.ok) return drifts;
    found.push(...drifts.value);
  }
  return ok(found.toSorted((a, b) => a.criterion.localeCompare(b.criterion, 'en', { numeric: true })));
}

export function readFacts(project: Pick<OpenProject, 'ledger'>, specId: SpecId): readonly DriftFact[] {
  return project.ledger.read(shownStream(specId)).map(({ body }) => driftFactSchema.parse(body));
}

/** The newest that is remembered of each criterion. */
export function watchedOf(facts: readonly DriftFact[]): readonly Watched[] {
  const watched = new Map<string, Watched>();
  for (const fact of facts) {
    const { commit } = fact;
    if (fact.type === 'lookedAgain') {
      watched.set(fact.criterion, { criterion: fact.criterion, commit, places: fact.places });
      continue;
    }
    for (const { criterion, places } of fact.criteria) watched.set(criterion, { criterion, commit, places });
  }
  return [...watched.values()];
}

type Followed = {
  readonly criterion: string;
  path: string;
  ranges: readonly LineRange[];
  drift: Drift | null;
};

async function driftsSince(
  git: NativeGit,
  since: string,
  watched: readonly Watched[],
  signal: AbortSignal | undefined,
): Promise<Result<readonly Drift[], string>> {
  const head = await git.resolve('HEAD');
  if (!head.ok) return fail(describeGitError(head.error));
  if (head.value === since) return ok([]);
  const known = await git.resolve(since);
  // A branch that was moved elsewhere does not hold the work any more, so nothing can be said about its lines.
  const holds = known.ok ? await git.isAncestor(since, head.value) : ok(false);
  if (!holds.ok) return fail(describeGitError(holds.error));
  if (!holds.value) return ok([]);
  const changes = await git.changes({ from: 'HEAD', after: since, limit: MOST_COMMITS, signal });
  if (!changes.ok) return fail(describeGitError(changes.error));
  const followed = watched.flatMap(({ criterion, places }) =>
    places.map(({ path, ranges }): Followed => ({ criterion, path, ranges, drift: null })),
  );
  for (const { id } of changes.value.toReversed()) {
    const open = followed.filter(({ drift }) => drift === null);
    if (signal?.aborted) return fail(describeGitError({ code: 'cancelled' }));
    const done = await followCommit(git, id, open, signal);
    if (!done.ok) return done;
  }
  const first = new Map<string, Drift>();
  for (const { drift } of followed)
    if (drift && !first.has(drift.criterion)) first.set(drift.criterion, drift);
  return ok([...first.values()]);
}

async function followCommit(
  git: NativeGit,
  id: string,
  followed: readonly Followed[],
  signal: AbortSignal | undefined,
): Promise<Result<void, string>> {
  const history = await git.history({ from: id, limit: 1 });
  const commit = history.ok ? history.value.commits[0] : undefined;
  const parent = commit?.parents[0];
  if (!commit || parent === undefined) return ok(undefined);
  const list = await git.diff({ from: parent, to: id, listOnly: true, signal });
  if (!list.ok) return fail(describeGitError(list.error));
  const paths = new Set(followed.map(({ path }) => path));
  const touched = list.value.files.filter(
    ({ path, from }) => paths.has(path) || (from !== undefined && paths.has(from)),
  );
  if (touched.length === 0) return ok(undefined);
  const wanted = touched.flatMap(({ path, from }) => (from === undefined ? [path] : [from, path]));
  const diff = await git.diff({ from: parent, to: id, paths: wanted, context: 0, patchOnly: true, signal });
  if (!diff.ok) return fail(describeGitError(diff.error));
  const files = parsePatch(diff.value.patch);
  for (const one of followed) {
    const file = files.find(({ path, oldPath }) => (oldPath ?? path) === one.path);
    if (!file) continue;
    const { criterion, path } = one;
    if (follow(one, file)) {
      const { author, date, subject } = commit;
      one.drift = { criterion, path, commit: id, before: parent, subject, by: author.name, at: date };
    }
  }
  return ok(undefined);
}

/** Whether the change altered the lines; moves them along otherwise. */
function follow(one: Followed, file: PatchFile): boolean {
  if (file.kind === 'deleted' || file.binary) return true;
  const { ranges, touched } = followLines(one.ranges, file.hunks);
  one.path = file.path;
  one.ranges = ranges;
  return touched;
}

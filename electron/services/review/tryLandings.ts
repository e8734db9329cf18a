import { describeGitError } from '#electron/git/describeGitError.ts';
import type { NativeGit } from '#electron/git/nativeGit.ts';
import { conflictPlaces } from '#shared/review/landing/conflictPlaces.ts';
import type { FileConflict } from '#shared/review/landing/landingPlan.ts';

/** What a branch would hold: a commit that no ref names, and its tree. */
export type TrialState = { readonly commit: string; readonly tree: string };
export type LandingTrial =
  | { readonly clean: true; readonly state: TrialState }
  | { readonly clean: false; readonly conflicts: readonly Omit<FileConflict, 'with'>[] };

/** Dry runs in git's object store: no ref, no index and no file is touched. Throws `TrialFailed` with a sentence. */
export interface LandingTrials {
  readonly start: TrialState;
  /** Lands a commit on a state; the same question is asked of git until it has answered once. */
  land(state: TrialState, commit: string): Promise<LandingTrial>;
}

export class TrialFailed extends Error {}

const AUTHOR = { name: 'Overture', email: 'overture@localhost' };
/** A conflicted file larger than this is named without its places. */
const LARGEST_BYTES = 4 * 1024 * 1024;

export async function openTrials(git: NativeGit, tip: string): Promise<LandingTrials> {
  const known = new Map<string, Promise<LandingTrial>>();
  const start = { commit: tip, tree: await treeOf(git, tip) };
  return {
    start,
    land(state, commit) {
      const key = `${state.tree} ${commit}`;
      const before = known.get(key);
      if (before) return before;
      const trial = tryOne(git, state, commit);
      known.set(key, trial);
      // What git could not say this time is asked again.
      trial.catch(() => known.delete(key));
      return trial;
    },
  };
}

async function treeOf(git: NativeGit, commit: string): Promise<string> {
  const tree = await git.treeOf(commit);
  if (!tree.ok) throw new TrialFailed(describeGitError(tree.error));
  return tree.value;
}

async function tryOne(git: NativeGit, state: TrialState, commit: string): Promise<LandingTrial> {
  const trial = await git.mergeTree(state.commit, commit);
  if (!trial.ok) throw new TrialFailed(describeGitError(trial.error));
  const { tree, conflicts } = trial.value;
  if (conflicts.length > 0) {
    const paths = [...new Set(conflicts.map(({ path }) => path))];
    return { clean: false, conflicts: await Promise.all(paths.map((path) => placesIn(git, tree, path))) };
  }
  const made = await git.commitTree({
    tree,
    parents: [state.commit, commit],
    message: 'A dry run of landing',
    author: AUTHOR,
  });
  if (!made.ok) throw new TrialFailed(describeGitError(made.error));
  return { clean: true, state: { commit: made.value, tree } };
}

/** A file that one side deleted, or that is binary, has no places. */
async function placesIn(git: NativeGit, tree: string, path: string): Promise<Omit<FileConflict, 'with'>> {
  const file = await git.catFile(`${tree}:${path}`);
  const isText = file.ok && file.value.length <= LARGEST_BYTES && !file.value.includes(0);
  return { path, places: isText ? [...conflictPlaces(file.value.toString('utf8'))] : [] };
}

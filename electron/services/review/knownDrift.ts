import { describeGitError } from '#electron/git/describeGitError.ts';
import type { NativeGit } from '#electron/git/nativeGit.ts';
import type { OpenProject } from '#electron/services/project/openProject.ts';
import { fail, ok, type Result } from '#shared/contract/result.ts';
import type { SpecId } from '#shared/project/project.ts';
import type { Drift } from '#shared/review/drift.ts';
import { findDrift, readFacts } from './findDrift.ts';

type Found = Promise<Result<readonly Drift[], string>>;

/** The last answer for each spec, and the commit and memory that it is of: several screens ask the same. */
const answers = new WeakMap<OpenProject, Map<SpecId, { readonly of: string; readonly found: Found }>>();

/** `findDrift`, which looks through the commits once for each place of the branch and thing remembered of the spec. */
export async function knownDrift(git: NativeGit, project: OpenProject, specId: SpecId): Found {
  const facts = readFacts(project, specId).length;
  if (facts === 0) return ok([]);
  const head = await git.resolve('HEAD');
  if (!head.ok) return fail(describeGitError(head.error));
  const mine = answers.get(project) ?? new Map<SpecId, { of: string; found: Found }>();
  answers.set(project, mine);
  const of = `${head.value} ${facts}`;
  const before = mine.get(specId);
  if (before?.of === of) return before.found;
  const found = findDrift(git, project, specId);
  mine.set(specId, { of, found });
  const forget = () => {
    if (mine.get(specId)?.found === found) mine.delete(specId);
  };
  // What could not be read is asked for again.
  found.then((answer) => answer.ok || forget(), forget);
  return found;
}

/** How many criteria of a spec are to be looked at again; null where that cannot be told. */
export async function countDrift(project: OpenProject, specId: SpecId): Promise<number | null> {
  const git = project.nativeGit();
  const found = git && (await knownDrift(git, project, specId));
  return found?.ok ? found.value.length : null;
}

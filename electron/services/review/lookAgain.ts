import { describeGitError } from '#electron/git/describeGitError.ts';
import type { NativeGit } from '#electron/git/nativeGit.ts';
import type { OpenProject } from '#electron/services/project/openProject.ts';
import { fail, ok, type Result } from '#shared/contract/result.ts';
import type { SpecId } from '#shared/project/project.ts';
import type { ReviewError } from '#shared/review/contract.ts';
import { type DriftFact, type ShownPlace, shownStream } from '#shared/review/drift.ts';
import { followLines } from '#shared/review/followLines.ts';
import { parsePatch } from '#shared/review/parsePatch.ts';
import { readFacts, watchedOf } from './findDrift.ts';

/** Records that a person has looked at a criterion as HEAD has it: its lines are followed on from there. */
export async function lookAgain(
  git: NativeGit,
  project: OpenProject,
  request: { readonly specId: SpecId; readonly criterion: string; readonly by: string },
): Promise<Result<null, ReviewError>> {
  const { specId, criterion, by } = request;
  const watched = watchedOf(readFacts(project, specId)).find((one) => one.criterion === criterion);
  if (!watched)
    return fail({
      code: 'failed',
      reason: `Nothing is remembered of ${criterion}. It is once its work has landed.`,
    });
  const head = await git.resolve('HEAD');
  if (!head.ok) return fail({ code: 'failed', reason: describeGitError(head.error) });
  const diff = await git.diff({ from: watched.commit, to: head.value, context: 0, patchOnly: true });
  if (!diff.ok) return fail({ code: 'failed', reason: describeGitError(diff.error) });
  const files = parsePatch(diff.value.patch);
  const places = watched.places.flatMap(({ path, ranges }): ShownPlace[] => {
    const file = files.find((one) => (one.oldPath ?? one.path) === path);
    if (!file) return [{ path, ranges }];
    if (file.kind === 'deleted') return [];
    return [{ path: file.path, ranges: [...followLines(ranges, file.hunks).ranges] }];
  });
  const fact: DriftFact = { type: 'lookedAgain', criterion, commit: head.value, places, by };
  project.ledger.append(shownStream(specId), fact);
  await project.refresh();
  return ok(null);
}

import type { NativeGit } from '#electron/git/nativeGit.ts';
import type { OpenProject } from '#electron/services/project/openProject.ts';
import { commentFile, readComments } from '#electron/services/spec/commentFile.ts';
import { readApprovals } from '#electron/services/spec/readApprovals.ts';
import { readVersions } from '#electron/services/spec/readVersions.ts';
import { specFolder } from '#electron/services/spec/specFile.ts';
import { ok, type Result } from '#shared/contract/result.ts';
import type { ReviewError } from '#shared/review/contract.ts';
import { reviewPack } from '#shared/review/pack/reviewPack.ts';
import { specApprovals } from '#shared/review/pack/specApprovals.ts';
import { parsePatch } from '#shared/review/parsePatch.ts';
import type { Run } from '#shared/run/run.ts';
import { approvalsOf } from '#shared/spec/approvals.ts';
import { parseSpec } from '#shared/spec/parseSpec.ts';
import { reviewWhole } from './reviewWhole.ts';

/** All landed work of a run as one HTML file for people outside the project, and a name for it. */
export async function makePack(
  git: NativeGit,
  project: OpenProject,
  run: Run,
  madeAt: string,
): Promise<Result<{ name: string; html: string }, ReviewError>> {
  const whole = await reviewWhole(git, project, run);
  if (!whole.ok) return whole;
  const path = `${specFolder(project, run.specId)}/spec.md`;
  const versions = await readVersions(project, path);
  const comments = await readComments(commentFile(project, run.specId));
  const own = readApprovals(project.ledger, run.specId);
  const approvals = approvalsOf(own, comments.ok ? comments.value.facts : [], versions);
  const old = await git.readFile(run.baseCommit, path);
  const page = reviewPack({
    project: project.name,
    run,
    spec: parseSpec(run.specText),
    before: old.ok ? parseSpec(old.value.toString('utf8')) : null,
    verdicts: whole.value.verdicts,
    analysis: whole.value.analysis,
    files: parsePatch(whole.value.patch),
    approved: specApprovals(run, approvals, versions),
    madeAt,
  });
  return ok({ name: `${run.specId}-run-${run.number}-review.html`, html: page });
}

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { NativeGit } from '#electron/git/nativeGit.ts';
import type { OpenProject } from '#electron/services/project/openProject.ts';
import { fail, ok, type Result } from '#shared/contract/result.ts';
import type { SpecId } from '#shared/project/project.ts';
import type { ReviewError } from '#shared/review/contract.ts';
import type { KeptReport } from '#shared/review/look.ts';
import { parseSpec } from '#shared/spec/parseSpec.ts';
import { evidenceOfTests } from '../evidenceOfTests.ts';
import { readTests } from '../results/readTests.ts';
import { specFolder } from '#electron/services/spec/specFile.ts';
import { noteOnBranch } from './branchNotes.ts';
import { resolveName } from './resolveName.ts';

export type ReportRequest = {
  readonly specId: SpecId;
  readonly head: string;
  readonly name: string;
  readonly text: string;
  readonly by: string;
};

/** Lays what a test report says of criteria beside a branch. It holds for the branch's newest commit, and is outdated with the next. */
export async function keepReport(
  git: NativeGit,
  project: OpenProject,
  request: ReportRequest,
): Promise<Result<KeptReport, ReviewError>> {
  const { specId, head, name, by } = request;
  const tests = readTests(request.text);
  if (tests.length === 0) return failed(`${name} tells of no test. Choose a JUnit or TAP report.`);
  const commit = await resolveName(git, head);
  if (!commit.ok) return commit;
  const text = await specTextOf(git, project, specId, commit.value);
  if (text === null) return failed(`There is no spec ${specId}. Choose another.`);
  const files = await git.listFiles(commit.value);
  const paths = files.ok ? files.value.map(({ path }) => path) : [];
  const of = { root: project.path, paths, commit: commit.value };
  const evidence = [...evidenceOfTests(tests, parseSpec(text).criteria, of)].map((one) => ({
    ...one,
    by: name,
  }));
  const fact = { type: 'reported', name, commit: commit.value, tests: tests.length, evidence, by } as const;
  const at = noteOnBranch(project, { specId, head }, fact);
  const shows = new Set(evidence.map(({ text: said }) => said)).size;
  return ok({ name, commit: commit.value, tests: tests.length, shows, at, by });
}

/** As the branch has it, else as it is in the folder; null when neither does. */
async function specTextOf(
  git: NativeGit,
  project: OpenProject,
  specId: SpecId,
  commit: string,
): Promise<string | null> {
  const path = `${specFolder(project, specId)}/spec.md`;
  const there = await git.readFile(commit, path);
  if (there.ok) return there.value.toString('utf8');
  return readSpecHere(project, path);
}

/** spec.md as it is in the folder; null when it is not there. */
export async function readSpecHere(project: Pick<OpenProject, 'path'>, path: string): Promise<string | null> {
  return readFile(join(project.path, path), 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw error;
  });
}

function failed(reason: string): { readonly ok: false; readonly error: ReviewError } {
  return fail({ code: 'failed', reason });
}

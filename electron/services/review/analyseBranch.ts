import { describeGitError } from '#electron/git/describeGitError.ts';
import type { NativeGit } from '#electron/git/nativeGit.ts';
import { fail, ok, type Result } from '#shared/contract/result.ts';
import { parsePlan } from '#shared/plan/parsePlan.ts';
import { matchesGlobs } from '#shared/plan/globs.ts';
import { analyseChange } from '#shared/review/analyseChange.ts';
import type { ReviewAnalysis } from '#shared/review/analysis.ts';
import { parsePatch } from '#shared/review/parsePatch.ts';
import type { PatchFile } from '#shared/review/patch.ts';
import type { Verdict } from '#shared/review/verdict.ts';
import { verdicts } from '#shared/review/verdicts.ts';
import type { Attempt } from '#shared/run/run.ts';
import { parseSpec } from '#shared/spec/parseSpec.ts';
import type { SpecDocument } from '#shared/spec/specDocument.ts';
import { readChange } from './readChange.ts';
import { readDefinitions } from './readDefinitions.ts';
import { readFileFacts } from './readFileFacts.ts';

/** A branch made anywhere, held against a spec; `base` and `head` are full ids. */
export type BranchRequest = {
  readonly base: string;
  readonly head: string;
  /** Path of spec.md in the repository. */
  readonly specPath: string;
  /** spec.md as it is in the folder, for a branch that does not have it. */
  readonly specText: string | null;
  /** Holds it against one task of the plan; null for all of the spec. */
  readonly taskId: string | null;
  readonly protected: readonly string[];
  /** What ran and who said what, about `head`. */
  readonly facts: (spec: SpecDocument) => Partial<BranchFacts>;
  /** Overture's folder of the repository, for what the code index knows. */
  readonly dataFolder: string;
};

/** As of an attempt: see `verdicts`. */
export type BranchFacts = Pick<Attempt, 'checks' | 'evidence' | 'overrulings' | 'report'>;

export type BranchReview = {
  /** Where the branch left its base: what the change is measured from. */
  readonly base: string;
  readonly head: string;
  readonly spec: SpecDocument;
  readonly specText: string;
  readonly criteria: readonly string[];
  readonly patch: string;
  readonly files: readonly (Pick<PatchFile, 'path' | 'oldPath' | 'kind' | 'binary' | 'tooLarge'> & {
    readonly inScope: boolean;
    readonly protected: boolean;
  })[];
  readonly verdicts: readonly Verdict[];
  readonly analysis: ReviewAnalysis;
};

/** The same analysis as of an attempt, for any two commits. The failure is a sentence. */
export async function analyseBranch(
  git: NativeGit,
  request: BranchRequest,
): Promise<Result<BranchReview, string>> {
  const { head } = request;
  const base = await git.mergeBase(request.base, head);
  if (!base.ok) return fail(describeGitError(base.error));
  if (base.value === null)
    return fail('The two have no commit in common. Name the branch that the work began on.');
  const specText = await textAt(git, head, request.specPath, request.specText);
  if (specText === null)
    return fail(`There is no ${request.specPath}. Name a spec that this branch or its folder has.`);
  const spec = parseSpec(specText);
  const scope = await readScope(git, request, spec);
  if (!scope.ok) return scope;
  const patch = await readChange(git, { from: base.value, to: head });
  if (!patch.ok) return fail(describeGitError(patch.error));
  const files = parsePatch(patch.value);
  const paths = files.map(({ path }) => path);
  const known = readFileFacts(request.dataFolder, paths);
  const { criteria, isInScope } = scope.value;
  const facts = request.facts(spec);
  const { checks = [], evidence = [], overrulings = [], report = '' } = facts;
  const wanted = spec.criteria.filter(({ id }) => criteria.includes(id));
  const judged = verdicts({ commit: head, checks, evidence, overrulings }, wanted);
  const isProtected = (path: string) => matchesGlobs(request.protected, path);
  const analysis = analyseChange({
    base: base.value,
    head,
    files,
    spec,
    criteria,
    verdicts: judged,
    evidence,
    report,
    tags: [],
    isProtected,
    isInScope,
    factsOf: (path) => known.get(path) ?? null,
    definesOf: await readDefinitions(git, head, files),
  });
  return ok({
    base: base.value,
    head,
    spec,
    specText,
    criteria,
    patch: patch.value,
    files: files.map(({ path, oldPath, kind, binary, tooLarge }) => {
      const touched = oldPath === null ? [path] : [path, oldPath];
      const inScope = touched.every(isInScope);
      return { path, oldPath, kind, binary, tooLarge, inScope, protected: touched.some(isProtected) };
    }),
    verdicts: judged,
    analysis,
  });
}

type Scope = { readonly criteria: readonly string[]; readonly isInScope: (path: string) => boolean };

/** What the plan beside the spec declares: of one task, or of all together. Without a plan nothing is out of scope. */
async function readScope(
  git: NativeGit,
  { head, specPath, taskId }: BranchRequest,
  spec: SpecDocument,
): Promise<Result<Scope, string>> {
  const folder = specPath.slice(0, specPath.lastIndexOf('/') + 1);
  const text = await textAt(git, head, `${folder}plan.yaml`, null);
  const tasks = text === null ? [] : parsePlan(text).plan.tasks;
  const all = spec.criteria.map(({ id }) => id);
  const task = tasks.find(({ id }) => id === taskId);
  if (taskId !== null && !task)
    return fail(`The plan has no task ${taskId}. Name one of ${folder}plan.yaml.`);
  const chosen = task ? [task] : tasks;
  const globs = chosen.flatMap(({ scope }) => scope.change);
  const isFree = chosen.length === 0 || chosen.some(({ scope }) => scope.change.length === 0);
  return ok({
    criteria: task ? all.filter((id) => task.criteria.includes(id)) : all,
    // The spec and its plan belong to every change of it.
    isInScope: (path) => isFree || path.startsWith(folder) || matchesGlobs(globs, path),
  });
}

async function textAt(
  git: NativeGit,
  commit: string,
  path: string,
  otherwise: string | null,
): Promise<string | null> {
  const file = await git.readFile(commit, path);
  return file.ok ? file.value.toString('utf8') : otherwise;
}

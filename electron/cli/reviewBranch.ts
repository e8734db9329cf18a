import { join, relative, resolve } from 'node:path';
import { readFile } from 'node:fs/promises';
import type { NativeGit } from '#electron/git/nativeGit.ts';
import { defaultDataDir } from '#electron/host/launchOptions.ts';
import { readProjectSettings } from '#electron/services/project/projectSettings.ts';
import { analyseBranch, type BranchReview } from '#electron/services/review/analyseBranch.ts';
import { evidenceOfTests } from '#electron/services/review/evidenceOfTests.ts';
import { readTests } from '#electron/services/review/results/readTests.ts';
import { fail, ok, type Result } from '#shared/contract/result.ts';
import { describeReview } from '#shared/review/describeReview.ts';
import type { TestResult } from '#shared/review/testResult.ts';
import { tally } from '#shared/review/verdict.ts';
import type { Command, Terminal } from './command.ts';
import { findSpec, type SpecPlace } from './findSpec.ts';
import { openCliGit, projectFolder } from './openCliGit.ts';
import { readOptions } from './readOptions.ts';
import { readText } from './readText.ts';
import { specRevision } from './specRevision.ts';

type Asked = {
  readonly base: string;
  readonly head: string;
  readonly spec: SpecPlace & { readonly root: string };
  readonly taskId: string | null;
  readonly tests: readonly TestResult[];
  readonly json: boolean;
};

/** `overture review BASE HEAD --spec ID`: a branch made anywhere, held against a spec, hunk by criterion. */
export const reviewBranch: Command = {
  name: 'review',
  usage: 'overture review BASE HEAD --spec ID [--task T4] [--junit FILE | --tap FILE] [--json]',
  summary:
    'holds what HEAD changes since it left BASE against a spec: hunks by criterion, scope, and evidence from test reports; ends with 1 when a criterion is not met',
  async run(args, terminal) {
    const asked = await readAsked(args, terminal);
    if (!asked.ok) return asked;
    const git = await openCliGit(asked.value.spec.root);
    if (!git.ok) return fail(git.error);
    try {
      const reviewed = await review(git.value, asked.value);
      if (!reviewed.ok) {
        terminal.tell(reviewed.error);
        return ok(1);
      }
      const report = reportOf(asked.value, reviewed.value);
      terminal.print(asked.value.json ? `${JSON.stringify(report, null, 1)}\n` : describeReview(report));
      return ok(report.counts.notMet > 0 ? 1 : 0);
    } finally {
      await git.value.dispose();
    }
  },
};

async function readAsked(args: readonly string[], terminal: Terminal): Promise<Result<Asked, string>> {
  const options = readOptions(args, ['spec', 'task', 'junit', 'tap'], ['json']);
  if (!options.ok) return options;
  const { names, values, on } = options.value;
  const [base, head, ...more] = names;
  if (base === undefined || head === undefined || more.length > 0)
    return fail('Name two commits or branches: where the work began, and the work.');
  if (values.spec === undefined) return fail('Name the spec it is held against with --spec.');
  const spec = await findSpec(values.spec, terminal.folder);
  if (!spec.ok) return spec;
  const { root } = spec.value;
  if (root === null) return fail(`${spec.value.folder} is not in a git repository.`);
  const tests: TestResult[] = [];
  for (const [kind, name] of [
    ['JUnit', values.junit],
    ['TAP', values.tap],
  ] as const) {
    if (name === undefined) continue;
    const text = await readText(resolve(terminal.folder, name), name);
    if (!text.ok) return text;
    const read = readTests(text.value);
    if (read.length === 0) return fail(`${name} tells of no test. Name a ${kind} report.`);
    tests.push(...read);
  }
  const task = values.task ?? null;
  return ok({ base, head, spec: { ...spec.value, root }, taskId: task, tests, json: on.has('json') });
}

async function review(git: NativeGit, asked: Asked): Promise<Result<BranchReview, string>> {
  const [base, head] = [await specRevision(git, asked.base), await specRevision(git, asked.head)];
  if (base === null) return fail(`There is no commit ${asked.base}. Name a commit, a branch or a tag.`);
  if (head === null) return fail(`There is no commit ${asked.head}. Name a commit, a branch or a tag.`);
  const files = await git.listFiles(head);
  const paths = files.ok ? files.value.map(({ path }) => path) : [];
  const { settings } = await readProjectSettings(asked.spec.root);
  const specFile = join(asked.spec.folder, 'spec.md');
  return analyseBranch(git, {
    base,
    head,
    specPath: relative(asked.spec.root, specFile).replaceAll('\\', '/'),
    specText: await readFile(specFile, 'utf8'),
    taskId: asked.taskId,
    protected: settings.protected,
    facts: (spec) => ({
      evidence: evidenceOfTests(asked.tests, spec.criteria, { root: asked.spec.root, paths, commit: head }),
    }),
    dataFolder: projectFolder(defaultDataDir(process.env, process.platform), git.root),
  });
}

/** What `--json` prints; docs/formats.md describes it. */
function reportOf(asked: Asked, { base, head, spec, criteria, files, verdicts, analysis }: BranchReview) {
  return {
    spec: asked.spec.id,
    task: asked.taskId,
    base,
    head,
    minutes: analysis.minutes,
    counts: tally(verdicts),
    files,
    criteria: spec.criteria
      .filter(({ id }) => criteria.includes(id))
      .map(({ id, text }) => {
        const verdict = verdicts.find(({ criterion }) => criterion === id);
        const hunks = analysis.hunks.filter(({ services }) =>
          services.some(({ criterion }) => criterion === id),
        );
        return {
          id,
          text,
          verdict: verdict?.value ?? 'notShown',
          because: verdict?.because ?? [],
          hunks: hunks.map((hunk) => hunk.id),
        };
      }),
    hunks: analysis.hunks,
    notAskedFor: analysis.notAskedFor,
    withoutHunk: analysis.withoutHunk,
  } as const;
}

import { describeGitError } from '#electron/git/describeGitError.ts';
import type { NativeGit } from '#electron/git/nativeGit.ts';
import { childEnvironment } from '#electron/process/childEnvironment.ts';
import { describeProcessError } from '#electron/process/processError.ts';
import { runProcess } from '#electron/process/runProcess.ts';
import { fail, ok, type Result } from '#shared/contract/result.ts';
import type { ReviewError } from '#shared/review/contract.ts';
import { pullRequestBody } from '#shared/review/pullRequestBody.ts';
import {
  newPullRequestPage,
  type PullRequestDraft,
  type RemotePlace,
  remotePlace,
} from '#shared/review/remotePage.ts';
import { verdicts } from '#shared/review/verdicts.ts';
import { wholeFacts } from '#shared/review/wholeFacts.ts';
import type { Run } from '#shared/run/run.ts';
import { parseSpec } from '#shared/spec/parseSpec.ts';

/** `opened` tells whether the request exists; otherwise `url` is the page where the person opens it. */
export type OpenedPullRequest = {
  readonly url: string | null;
  readonly opened: boolean;
  readonly title: string;
  readonly body: string;
};

const LIMIT_MS = 120_000;
/** Which program opens requests on which host; both are the person’s own, signed in by them. */
const PROGRAMS = { github: 'gh', gitlab: 'glab' } as const;

/** Pushes the run's work as a branch and opens a pull request, by `gh` or `glab` where it can, else by the host's page. */
export async function openPullRequest(
  git: NativeGit,
  run: Run,
): Promise<Result<OpenedPullRequest, ReviewError>> {
  const remote = await remoteOf(git.root, run.baseBranch);
  if (remote === null)
    return failed('The repository has no remote to push to. Add one, or land on your own branch.');
  const spec = parseSpec(run.specText);
  const body = pullRequestBody(run, spec, verdicts(wholeFacts(run), spec.criteria));
  const draft = { base: run.baseBranch, head: run.integrationBranch, title: spec.title, body };
  const there = await git.resolve(run.integrationBranch);
  if (!there.ok) return failed(describeGitError(there.error));
  const pushed = await push(git.root, remote.name, run.integrationBranch);
  if (!pushed.ok) return failed(pushed.error);
  const place = remotePlace(remote.address);
  if (place === null) return ok({ url: null, opened: false, title: draft.title, body });
  const url = await openByProgram(git.root, place, draft);
  if (url !== null) return ok({ url, opened: true, title: draft.title, body });
  return ok({ url: newPullRequestPage(place, draft), opened: false, title: draft.title, body });
}

async function remoteOf(root: string, branch: string): Promise<{ name: string; address: string } | null> {
  const own = await ask(root, 'git', ['config', '--get', `branch.${branch}.remote`]);
  const name = own ?? 'origin';
  const address = await ask(root, 'git', ['config', '--get', `remote.${name}.url`]);
  return address === null ? null : { name, address };
}

/** The person's own git: their address, keys and helpers; the repository's hooks stay off. Never forced. */
async function push(root: string, remote: string, branch: string): Promise<Result<void, string>> {
  const refs = `refs/heads/${branch}:refs/heads/${branch}`;
  const ran = await runProcess({
    program: 'git',
    args: ['-c', 'core.hooksPath=/dev/null', 'push', '--porcelain', '--', remote, refs],
    cwd: root,
    env: childEnvironment({ GIT_TERMINAL_PROMPT: '0', LC_ALL: 'C' }),
    timeoutMs: LIMIT_MS,
  });
  if (!ran.ok) return fail(`The branch could not be pushed. ${describeProcessError(ran.error)}`);
  if (ran.value.exitCode === 0) return ok(undefined);
  const said = ran.value.stderr.trim().split('\n').at(0) ?? '';
  return fail(
    `The branch could not be pushed to ${remote}: ${said} Push ${branch} yourself, then try again.`,
  );
}

async function openByProgram(
  root: string,
  { kind }: RemotePlace,
  draft: PullRequestDraft,
): Promise<string | null> {
  const { base, head, title, body } = draft;
  if (kind !== 'github' && kind !== 'gitlab') return null;
  const args =
    kind === 'github'
      ? ['pr', 'create', '--base', base, '--head', head, '--title', title, '--body', body]
      : [
          'mr',
          'create',
          '--yes',
          '--target-branch',
          base,
          '--source-branch',
          head,
          '--title',
          title,
          '--description',
          body,
        ];
  const said = await ask(root, PROGRAMS[kind], args);
  return said?.split(/\s+/).findLast((word) => word.startsWith('https://')) ?? null;
}

/** What a program prints, or null when it is not there or fails: then there is another way. */
async function ask(cwd: string, program: string, args: readonly string[]): Promise<string | null> {
  const env = childEnvironment({ GIT_TERMINAL_PROMPT: '0', GH_PROMPT_DISABLED: '1', NO_COLOR: '1' });
  const ran = await runProcess({ program, args: [...args], cwd, env, timeoutMs: LIMIT_MS });
  const text = ran.ok && ran.value.exitCode === 0 ? ran.value.stdout.trim() : '';
  return text === '' ? null : text;
}

function failed(reason: string): { readonly ok: false; readonly error: ReviewError } {
  return fail({ code: 'failed', reason });
}

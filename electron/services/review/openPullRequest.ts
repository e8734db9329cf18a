import { describeGitError } from '#electron/git/describeGitError.ts';
import type { NativeGit } from '#electron/git/nativeGit.ts';
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
import { askProgram, askRemoteProgram, type Remote, remoteOf, runRemoteGit } from './remoteGit.ts';

/** `opened` tells whether the request exists; otherwise `url` is the page where the person opens it. */
export type OpenedPullRequest = {
  readonly url: string | null;
  readonly opened: boolean;
  readonly title: string;
  readonly body: string;
};

/** Which program opens requests on which host; both are the person’s own, signed in by them. */
const PROGRAMS = { github: 'gh', gitlab: 'glab' } as const;
type Program = (typeof PROGRAMS)[keyof typeof PROGRAMS];

/** What the request would say and how it would be opened; nothing is pushed for it. */
export async function draftPullRequest(
  git: NativeGit,
  run: Run,
): Promise<
  Result<
    PullRequestDraft & {
      readonly remote: string;
      readonly program: Program | null;
      readonly host: string | null;
    },
    ReviewError
  >
> {
  const remote = await remoteFor(git, run);
  if (!remote.ok) return remote;
  const place = remotePlace(remote.value.address);
  const program = programOf(place);
  const isThere = program !== null && (await askProgram(git.root, program, ['--version'])) !== null;
  return ok({
    ...draftOf(run),
    remote: remote.value.name,
    program: isThere ? program : null,
    host: place?.host ?? null,
  });
}

/** Pushes the run's work as a branch and opens a pull request, by `gh` or `glab` where it can, else by the host's page. */
export async function openPullRequest(
  git: NativeGit,
  run: Run,
  words: { readonly title?: string | undefined; readonly body?: string | undefined } = {},
): Promise<Result<OpenedPullRequest, ReviewError>> {
  const remote = await remoteFor(git, run);
  if (!remote.ok) return remote;
  const own = draftOf(run);
  const draft = { ...own, title: words.title ?? own.title, body: words.body ?? own.body };
  const { title, body } = draft;
  const there = await git.resolve(run.integrationBranch);
  if (!there.ok) return failed(describeGitError(there.error));
  const pushed = await push(git.root, remote.value.name, run.integrationBranch);
  if (!pushed.ok) return failed(pushed.error);
  const place = remotePlace(remote.value.address);
  if (place === null) return ok({ url: null, opened: false, title, body });
  const url = await openByProgram(git.root, place, draft);
  if (url !== null) return ok({ url, opened: true, title, body });
  return ok({ url: newPullRequestPage(place, draft), opened: false, title, body });
}

async function remoteFor(git: NativeGit, run: Run): Promise<Result<Remote, ReviewError>> {
  const remote = await remoteOf(git.root, run.baseBranch);
  return remote === null
    ? failed('The repository has no remote to push to. Add one, or land on your own branch.')
    : ok(remote);
}

function draftOf(run: Run): PullRequestDraft {
  const spec = parseSpec(run.specText);
  const body = pullRequestBody(run, spec, verdicts(wholeFacts(run), spec.criteria));
  return { base: run.baseBranch, head: run.integrationBranch, title: spec.title, body };
}

/** Never forced. */
async function push(root: string, remote: string, branch: string): Promise<Result<void, string>> {
  const refs = `refs/heads/${branch}:refs/heads/${branch}`;
  const pushed = await runRemoteGit(root, 'push', ['--porcelain', '--', remote, refs]);
  if (pushed.ok) return pushed;
  return fail(
    `The branch could not be pushed to ${remote}: ${pushed.error} Push ${branch} yourself, then try again.`,
  );
}

function programOf(place: RemotePlace | null): Program | null {
  return place?.kind === 'github' || place?.kind === 'gitlab' ? PROGRAMS[place.kind] : null;
}

async function openByProgram(
  root: string,
  place: RemotePlace,
  { base, head, title, body }: PullRequestDraft,
): Promise<string | null> {
  const program = programOf(place);
  if (program === null) return null;
  const args =
    program === 'gh'
      ? ['pr', 'create', '--base', base, '--head', head, '--title', title, '--body', body]
      : ['mr', 'create', '--yes', '--target-branch', base, '--source-branch', head].concat(
          ['--title', title],
          ['--description', body],
        );
  const said = await askRemoteProgram(root, program, args);
  return said?.split(/\s+/).findLast((word) => word.startsWith('https://')) ?? null;
}

function failed(reason: string): { readonly ok: false; readonly error: ReviewError } {
  return fail({ code: 'failed', reason });
}

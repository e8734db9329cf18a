import { fail, ok, type Result } from '#shared/contract/result.ts';
import type { ReviewError } from '#shared/review/contract.ts';
import { requestRef, remotePlace } from '#shared/review/remotePage.ts';
import { remoteOf, runRemoteGit } from '../remoteGit.ts';

/** Fetches what the remote has, or the branch of one pull request as `origin/pull/12`. Nothing of the person's own moves. */
export async function fetchBranches(
  root: string,
  request: number | null,
): Promise<Result<{ branch: string | null }, ReviewError>> {
  const remote = await remoteOf(root, null);
  if (remote === null)
    return failed('The repository has no remote to fetch from. Choose a branch of this machine.');
  const { name, address } = remote;
  if (request === null) {
    const fetched = await runRemoteGit(root, 'fetch', ['--quiet', '--no-tags', '--', name]);
    return fetched.ok
      ? ok({ branch: null })
      : failed(`The branches of ${name} could not be fetched: ${fetched.error}`);
  }
  const branch = `${name}/pull/${request}`;
  const refs = `+${requestRef(remotePlace(address)?.kind ?? 'other', request)}:refs/remotes/${branch}`;
  const fetched = await runRemoteGit(root, 'fetch', ['--quiet', '--no-tags', '--', name, refs]);
  return fetched.ok
    ? ok({ branch })
    : failed(`Pull request ${request} could not be fetched from ${name}: ${fetched.error}`);
}

function failed(reason: string): { readonly ok: false; readonly error: ReviewError } {
  return fail({ code: 'failed', reason });
}

import { ok, type Result } from '#shared/contract/result.ts';
import type { GitError } from '../gitError.ts';
import type { BranchTip } from '../nativeGit.ts';
import type { RunGit } from '../runGit.ts';

const FIELDS = [
  '%(objectname)',
  '%(refname)',
  '%(symref)',
  '%(committerdate:unix)',
  '%(HEAD)',
  '%(authorname)',
  '%(subject)',
];

/** Local and remote branches, newest commit first; a remote's HEAD, which only names another, is left out. */
export async function listBranchTips(
  git: RunGit,
  folder: string,
): Promise<Result<readonly BranchTip[], GitError>> {
  const format = `--format=${FIELDS.join('%00')}`;
  const ran = await git(folder, [
    'for-each-ref',
    '--sort=-committerdate',
    format,
    'refs/heads',
    'refs/remotes',
  ]);
  if (!ran.ok) return ran;
  return ok(ran.value.stdout.split('\n').flatMap(parseLine));
}

function parseLine(line: string): readonly BranchTip[] {
  const [commit = '', ref = '', names = '', seconds = '', head = '', author = '', subject = ''] =
    line.split('\0');
  if (commit === '' || names !== '') return [];
  return [
    {
      ref,
      name: ref.replace(/^refs\/(?:heads|remotes)\//, ''),
      isRemote: ref.startsWith('refs/remotes/'),
      isCurrent: head === '*',
      commit,
      subject,
      author,
      date: new Date(Number(seconds) * 1000).toISOString(),
    },
  ];
}

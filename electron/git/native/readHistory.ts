import { ok, type Result } from '#shared/contract/result.ts';
import { parseTrailers, subjectOf } from '../commitMessage.ts';
import type { Commit, History, HistoryRequest } from '../git.ts';
import type { GitError } from '../gitError.ts';
import type { RunGit } from '../runGit.ts';
import { resolveRevision } from './resolveRevision.ts';

const FIELDS = ['%H', '%P', '%an', '%ae', '%aI', '%B'];

export async function readHistory(
  git: RunGit,
  folder: string,
  request: HistoryRequest,
): Promise<Result<History, GitError>> {
  const from = await resolveRevision(git, folder, request.from ?? 'HEAD');
  if (!from.ok) return from.error.code === 'empty' ? ok({ commits: [], more: false }) : from;
  const format = `--format=tformat:${FIELDS.join('%x00')}`;
  const paths = request.path === undefined ? [] : [request.path];
  const count = `--max-count=${request.limit + 1}`;
  const ran = await git(folder, [
    'log',
    '-z',
    '--no-mailmap',
    '--no-follow',
    format,
    count,
    from.value,
    '--',
    ...paths,
  ]);
  if (!ran.ok) return ran;
  const commits = parseLog(ran.value.stdout);
  return ok({ commits: commits.slice(0, request.limit), more: commits.length > request.limit });
}

function parseLog(text: string): readonly Commit[] {
  const parts = text.split('\0').slice(0, -1);
  const commits: Commit[] = [];
  for (let at = 0; at + FIELDS.length <= parts.length; at += FIELDS.length)
    commits.push(parseCommit(parts.slice(at, at + FIELDS.length)));
  return commits;
}

function parseCommit(fields: readonly string[]): Commit {
  const [id = '', parents = '', name = '', email = '', date = '', text = ''] = fields;
  const message = text.trimEnd();
  return {
    id,
    parents: parents === '' ? [] : parents.split(' '),
    author: { name, email },
    date: new Date(date).toISOString(),
    message,
    subject: subjectOf(message),
    trailers: parseTrailers(message),
  };
}

import type { Git } from '#electron/git/git.ts';

const LONGEST_SEARCH = 5000;

/** The full id that a branch, tag, id (also shortened), `HEAD`, or one of these with `~2` or `^` names; null for none. */
export async function specRevision(git: Git, revision: string): Promise<string | null> {
  const [, name = '', steps = ''] = /^(.*?)((?:~\d*|\^)*)$/.exec(revision) ?? [];
  const back = [...steps.matchAll(/~(\d*)|\^/g)].reduce(
    (sum, [, count]) => sum + (count ? Number(count) : 1),
    0,
  );
  let commit = await namedCommit(git, name === '' ? 'HEAD' : name);
  for (let step = 0; step < back && commit !== null; step++) commit = await parentOf(git, commit);
  return commit;
}

async function namedCommit(git: Git, name: string): Promise<string | null> {
  for (const candidate of [name, `refs/tags/${name}`, `refs/remotes/${name}`]) {
    const found = await git.resolve(candidate);
    if (found.ok) return found.value;
  }
  if (!/^[0-9a-f]{4,40}$/.test(name)) return null;
  const history = await git.history({ limit: LONGEST_SEARCH });
  const matches = history.ok ? history.value.commits.filter(({ id }) => id.startsWith(name)) : [];
  return matches.length === 1 ? (matches[0]?.id ?? null) : null;
}

async function parentOf(git: Git, commit: string): Promise<string | null> {
  const history = await git.history({ from: commit, limit: 1 });
  return history.ok ? (history.value.commits[0]?.parents[0] ?? null) : null;
}

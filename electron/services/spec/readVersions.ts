import type { Commit } from '#electron/git/git.ts';
import type { OpenProject } from '#electron/services/project/openProject.ts';
import type { SpecVersion } from '#shared/spec/contract.ts';

const MOST_VERSIONS = 500;
export const APPROVED_TRAILER = 'Overture-Approved';

/** The commits that changed a spec, newest first, numbered from 1 for the oldest. None where there is no commit yet. */
export async function readVersions(
  project: Pick<OpenProject, 'git'>,
  path: string,
): Promise<readonly SpecVersion[]> {
  const history = await project.git().history({ path, limit: MOST_VERSIONS });
  if (!history.ok) return [];
  const { commits } = history.value;
  return commits.map((commit, index) => ({
    number: commits.length - index,
    commit: commit.id,
    at: commit.date,
    author: commit.author.name,
    subject: commit.subject,
    ...approvalIn(commit),
  }));
}

/** What the trailer says, as far as it does: people write trailers too. */
function approvalIn({ trailers }: Commit): Pick<SpecVersion, 'approved' | 'approvedHash'> {
  const trailer = trailers.find(({ key }) => key.toLowerCase() === APPROVED_TRAILER.toLowerCase());
  if (!trailer) return { approved: false };
  const hash = /\bsha256:([0-9a-f]{64})\b/.exec(trailer.value)?.[1];
  return hash === undefined ? { approved: true } : { approved: true, approvedHash: hash };
}

/** Remembers the versions of each spec until HEAD moves, because reading history costs a walk. */
export function createVersionReader(): (
  project: OpenProject,
  path: string,
) => Promise<readonly SpecVersion[]> {
  const known = new Map<string, { head: string | null; versions: Promise<readonly SpecVersion[]> }>();
  return async (project, path) => {
    const head = await project.git().head();
    const commit = head.ok ? head.value.commit : null;
    const key = `${project.id}/${path}`;
    const cached = known.get(key);
    if (cached && cached.head === commit) return cached.versions;
    const versions = commit === null ? Promise.resolve([]) : readVersions(project, path);
    known.set(key, { head: commit, versions });
    return versions;
  };
}

import { setTimeout } from 'node:timers/promises';
import type { Commit } from '#electron/git/git.ts';
import type { CodeReader } from '#electron/services/code/createCodeService.ts';
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

/** The versions of specs, remembered until HEAD moves, because reading history costs a walk. */
export type VersionReader = {
  whole(project: OpenProject, path: string): Promise<readonly SpecVersion[]>;
  /** Those known within a moment; when all are known later than that, `late` is called. */
  soon(project: OpenProject, path: string, late: () => void): Promise<readonly SpecVersion[]>;
};

/** Milliseconds for which a text is kept back for its history. */
const LONGEST_WAIT = 150;

/** Whether pages are painting what they opened, and when they have. */
export type PaintingPages = Pick<CodeReader, 'free' | 'isHeld'>;
/** For where no page is. */
export const noPages: PaintingPages = { free: () => Promise.resolve(), isHeld: () => false };

type Known = {
  readonly head: string | null;
  /** Begins the walk, once. */
  readonly whole: () => Promise<readonly SpecVersion[]>;
  /** What can be shown until then. */
  shown: readonly SpecVersion[];
};

/**
 * Before trust the walk reads each commit in this very thread, and the index of a large history alone would hold up
 * every answer: it begins once no page is painting what it opened.
 */
export function createVersionReader(code: PaintingPages): VersionReader {
  const known = new Map<string, Known>();

  async function find(project: OpenProject, path: string): Promise<Known> {
    const head = await project.git().head();
    const commit = head.ok ? head.value.commit : null;
    const key = `${project.id}/${path}`;
    const before = known.get(key);
    if (before && before.head === commit) return before;
    const found: Known = {
      head: commit,
      shown: before?.shown ?? [],
      whole: once(async () => {
        if (commit !== null) found.shown = await readVersions(project, path);
        return found.shown;
      }),
    };
    known.set(key, found);
    return found;
  }

  return {
    whole: async (project, path) => (await find(project, path)).whole(),
    async soon(project, path, late) {
      const { whole, ...found } = await find(project, path);
      const waits = project.git().engine === 'embedded' && code.isHeld(project.id);
      const begun = waits ? code.free(project.id).then(whole) : whole();
      const inTime = waits
        ? null
        : await Promise.race([begun, setTimeout(LONGEST_WAIT, null, { ref: false })]);
      if (inTime) return inTime;
      begun.then(late, (error: unknown) => console.error(`the history of ${path} was not read`, error));
      return found.shown;
    },
  };
}

function once<Value>(make: () => Promise<Value>): () => Promise<Value> {
  let made: Promise<Value> | undefined;
  return () => (made ??= make());
}

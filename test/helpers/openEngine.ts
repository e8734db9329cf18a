import { findGit } from '#electron/git/findGit.ts';
import type { Git } from '#electron/git/git.ts';
import { openGit } from '#electron/git/openGit.ts';
import type { TempRepo } from './tempRepo.ts';
import { valueOf } from './valueOf.ts';

const found = await findGit();

/** Both ways to read and write a repository, which have to say the same of it. */
export const ENGINES = ['embedded', 'native'] as const;

/** Names that break programs which quote, split or glob. */
export const ODD_NAMES = [
  'with space.txt',
  'größe-日本.txt',
  'line\nfeed.txt',
  '-dash.txt',
  'quo"te\'s.txt',
  'star*[a].txt',
  'a/ b /c.txt',
  ':(top)x',
  '🎼.md',
];

export async function openEngine(
  engine: (typeof ENGINES)[number],
  repo: TempRepo,
  path = repo.path,
): Promise<Git> {
  const native = found.ok ? found.value : null;
  return valueOf(await openGit({ path, trusted: engine === 'native', native, env: repo.env }));
}

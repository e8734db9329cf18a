import { isLockFile } from '#shared/code/pathRules.ts';
import { runTestGit } from '#test/helpers/tempRepo.ts';

/** A commit to be found again: its message, and which files of its parent it changed. */
export type ChangedCommit = {
  readonly id: string;
  readonly parent: string;
  readonly message: string;
  readonly changed: readonly string[];
};

/** A commit that changed more has no answer of ten. */
const MOST_CHANGED = 30;

/** The latest commits of one parent that changed or removed files which were there, oldest first. */
export async function changedCommits(repository: string, most: number): Promise<readonly ChangedCommit[]> {
  const log = await runTestGit(repository, [
    'log',
    '-z',
    '--no-merges',
    '--min-parents=1',
    '--name-status',
    '--find-renames',
    '--format=tformat:%x01%H%x00%P%x00%B%x00',
    `--max-count=${most * 4}`,
    'HEAD',
    '--',
  ]);
  return log
    .split('\u0001')
    .flatMap(parseCommit)
    .filter(({ changed }) => changed.length > 0 && changed.length <= MOST_CHANGED)
    .slice(0, most)
    .toReversed();
}

function parseCommit(record: string): readonly ChangedCommit[] {
  const [id = '', parent = '', message = '', ...rest] = record.split('\0');
  if (id === '' || parent === '') return [];
  const changed: string[] = [];
  for (let at = 0; at < rest.length; at += 1) {
    const status = (rest[at] ?? '').trim();
    if (/^[RC]\d+/.test(status)) at += 2;
    else if (/^[AMDT]$/.test(status)) {
      at += 1;
      if (status !== 'A') changed.push(rest[at] ?? '');
    }
  }
  return [{ id, parent, message: message.trim(), changed: changed.filter((path) => !isLockFile(path)) }];
}

import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import type { Updated } from './openCodeIndex.ts';
import { readLooseJson } from './resolve/readLooseJson.ts';

export type NoteNeeds = {
  readonly root: string;
  readonly database: DatabaseSync;
  readonly everyFolderWatched: boolean;
  readonly wasDamaged: boolean;
};

/** What the index leaves out or could not read, each a plain sentence. */
export function indexNotes({ leftOut, aside, history }: Updated, needs: NoteNeeds): string[] {
  const { tooLarge, minified, generated, unreadable } = leftOut;
  const left = tooLarge + minified + generated;
  const broken = brokenSettings(needs.database);
  return [
    ...(needs.wasDamaged
      ? ['What was known of the code was damaged on the disk. It has been read anew, so nothing is missing.']
      : []),
    ...(left > 0 ? [`${counted(left, 'file')} left out: over 1 MB, minified or generated.`] : []),
    ...(aside > 0
      ? [`${counted(aside, 'entry', 'entries')} left out: links, submodules, or names that are not UTF-8.`]
      : []),
    ...(unreadable > 0 ? [`${counted(unreadable, 'file')} could not be read.`] : []),
    ...broken.map((path) => `${path} cannot be read, so imports by its rules lead nowhere. Mend it.`),
    ...(history === 'none' ? ['Which files change together is known once the repository is trusted.'] : []),
    ...(history !== 'none' && existsSync(join(needs.root, '.git', 'shallow'))
      ? ['The clone is shallow: which files change together is known only from the commits it has.']
      : []),
    ...(needs.everyFolderWatched
      ? []
      : [
          'The repository has too many folders to watch each; changes are noticed when the project is read again.',
        ]),
  ];
}

/** Files of settings that decide where imports lead, and are no JSON. */
function brokenSettings(database: DatabaseSync): readonly string[] {
  return database
    .prepare(
      "SELECT path, text FROM settings_file JOIN file ON id = settings_file.file WHERE path LIKE '%.json' ORDER BY path",
    )
    .all()
    .filter((row) => readLooseJson(String(row['text'])) === null)
    .map((row) => String(row['path']));
}

function counted(count: number, word: string, words = `${word}s`): string {
  return `${count} ${count === 1 ? `${word} is` : `${words} are`}`;
}

import type { Git } from '#electron/git/git.ts';
import { languageOf } from '#shared/code/language.ts';
import type { PatchFile, PatchHunk } from '#shared/review/patch.ts';
import { definedNames } from './definedNames.ts';

/** Files read for their definitions; a change of more is seen by its words. */
const MOST_FILES = 300;
const NOTHING: ReadonlySet<string> = new Set();

/** Reads which names each hunk of a change defines, from the files as they are at `commit`. */
export async function readDefinitions(
  git: Pick<Git, 'readFile'>,
  commit: string,
  files: readonly PatchFile[],
): Promise<(path: string, hunk: PatchHunk) => ReadonlySet<string>> {
  const read = new Map<string, (hunk: PatchHunk) => ReadonlySet<string>>();
  const known = files.filter(({ path, kind }) => kind !== 'deleted' && languageOf(path) !== null);
  for (const { path } of known.slice(0, MOST_FILES)) {
    const file = await git.readFile(commit, path);
    if (file.ok) read.set(path, definedNames(path, file.value.toString('utf8')));
  }
  return (path, hunk) => read.get(path)?.(hunk) ?? NOTHING;
}

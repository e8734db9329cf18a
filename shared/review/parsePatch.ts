import type { PatchFile, PatchHunk } from './patch.ts';
import { endOfQuoted, unquotePath } from './quotedPath.ts';
import { endOfLine, HUNK, readHunk } from './readHunk.ts';

type Draft = { -readonly [Key in keyof PatchFile]: PatchFile[Key] };
/** `at` is the offset of the next line. */
interface Cursor {
  readonly text: string;
  at: number;
}

const FILE = 'diff --git ';

/** Stands for the hunks of a file that is too large to be read. Git prints no such line. */
export const TOO_LARGE = 'Too large to be shown';

/**
 * Reads a unified patch as git prints it (`git diff --patch`, with or without renames).
 * Hunks are read by their counts, so that a removed line `-- x` is not taken for a file's header.
 */
export function parsePatch(patch: string): readonly PatchFile[] {
  const cursor: Cursor = { text: patch, at: 0 };
  const files: PatchFile[] = [];
  while (cursor.at < patch.length) {
    const line = nextLine(cursor);
    if (line.startsWith(FILE)) files.push(readFile(line.slice(FILE.length), cursor));
  }
  return files;
}

function nextLine(cursor: Cursor): string {
  const end = endOfLine(cursor.text, cursor.at);
  const line = cursor.text.slice(cursor.at, end);
  cursor.at = end + 1;
  return line;
}

function readFile(names: string, cursor: Cursor): PatchFile {
  const file: Draft = {
    ...readNames(names),
    oldPath: null,
    kind: 'changed',
    binary: false,
    tooLarge: false,
    mode: null,
    modes: null,
    hunks: [],
  };
  const hunks: PatchHunk[] = [];
  let oldMode = '';
  while (cursor.at < cursor.text.length && !cursor.text.startsWith(FILE, cursor.at)) {
    const line = nextLine(cursor);
    const head = HUNK.exec(line);
    if (head) {
      const { hunk, end } = readHunk(cursor.text, cursor.at, head);
      hunks.push(hunk);
      cursor.at = end;
      continue;
    }
    if (line.startsWith('old mode ')) oldMode = line.slice(9);
    else if (line.startsWith('new mode ')) {
      file.mode = line.slice(9);
      file.modes = { old: oldMode, new: file.mode };
    } else readHeader(line, file);
  }
  return { ...file, hunks };
}

/** The extended headers; lines that say nothing we show (similarity) pass by. */
function readHeader(line: string, file: Draft): void {
  const after = (start: string) => (line.startsWith(start) ? line.slice(start.length) : undefined);
  file.mode ??=
    /^(?:(?:new|deleted) file mode |index \S+ )(?<mode>\d{6})$/.exec(line)?.groups?.['mode'] ?? null;
  const renamedFrom = after('rename from ');
  const path = after('rename to ') ?? after('copy to ');
  const newSide = after('+++ ');
  const oldSide = after('--- ');
  if (line.startsWith('new file mode ') || line.startsWith('copy from ')) file.kind = 'added';
  else if (line.startsWith('deleted file mode ')) file.kind = 'deleted';
  else if (renamedFrom !== undefined) {
    file.kind = 'renamed';
    file.oldPath = unquotePath(renamedFrom);
  } else if (path !== undefined) file.path = unquotePath(path);
  else if (newSide !== undefined && newSide !== '/dev/null') file.path = sidePath(newSide);
  else if (oldSide !== undefined && oldSide !== '/dev/null' && file.kind === 'deleted')
    file.path = sidePath(oldSide);
  else if (/^Binary files .* differ$/s.test(line) || line === 'GIT binary patch') file.binary = true;
  else if (line === TOO_LARGE) file.tooLarge = true;
}

/** Git ends a name that holds a space with a tab, so that other tools find its end. */
function sidePath(printed: string): string {
  return withoutPrefix(unquotePath(printed.replace(/\t$/, '')));
}

/** Without a rename both sides carry the same name, which is how a name with spaces is told apart. */
function readNames(names: string): { path: string } {
  if (names.startsWith('"')) {
    const end = endOfQuoted(names);
    return { path: withoutPrefix(unquotePath(names.slice(end + 1))) };
  }
  if (names.endsWith('"')) return { path: withoutPrefix(unquotePath(names.slice(names.indexOf(' "') + 1))) };
  return { path: withoutPrefix(names.slice((names.length + 1) / 2)) };
}

function withoutPrefix(path: string): string {
  return path.replace(/^[a-z]\//, '');
}

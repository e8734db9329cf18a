import type { PatchFile, PatchHunk, PatchLine } from './patch.ts';
import { endOfQuoted, unquotePath } from './quotedPath.ts';

type Draft = { -readonly [Key in keyof PatchFile]: PatchFile[Key] };
interface Cursor {
  readonly lines: readonly string[];
  at: number;
}

/** Stands for the hunks of a file that is too large to be read. Git prints no such line. */
export const TOO_LARGE = 'Too large to be shown';

const HUNK = /^@@ -(\d+)(?:,(\d+))? \+(\d+)(?:,(\d+))? @@ ?(.*)$/s;

/**
 * Reads a unified patch as git prints it (`git diff --patch`, with or without renames).
 * Hunks are read by their counts, so that a removed line `-- x` is not taken for a file's header.
 */
export function parsePatch(patch: string): readonly PatchFile[] {
  const cursor: Cursor = { lines: patch.split('\n'), at: 0 };
  const files: PatchFile[] = [];
  while (cursor.at < cursor.lines.length) {
    const line = cursor.lines[cursor.at] ?? '';
    cursor.at += 1;
    if (line.startsWith('diff --git ')) files.push(readFile(line.slice('diff --git '.length), cursor));
  }
  return files;
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
  for (; cursor.at < cursor.lines.length; cursor.at += 1) {
    const line = cursor.lines[cursor.at] ?? '';
    if (line.startsWith('diff --git ')) break;
    const hunk = HUNK.exec(line);
    if (hunk) {
      cursor.at += 1;
      hunks.push(readHunk(hunk, cursor));
      cursor.at -= 1;
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

function readHunk(match: RegExpExecArray, cursor: Cursor): PatchHunk {
  const [, oldStart = '0', oldCount = '1', newStart = '0', newCount = '1', header = ''] = match;
  const end = { old: Number(oldStart) + Number(oldCount), new: Number(newStart) + Number(newCount) };
  const next = { old: Number(oldStart), new: Number(newStart) };
  const lines: PatchLine[] = [];
  while (cursor.at < cursor.lines.length) {
    const line = cursor.lines[cursor.at] ?? '';
    if (line.startsWith('\\')) markEnd(lines);
    else if (next.old >= end.old && next.new >= end.new) break;
    else lines.push(readLine(line, next));
    cursor.at += 1;
  }
  return { header: header.replace(/\r$/, ''), oldStart: Number(oldStart), newStart: Number(newStart), lines };
}

function readLine(line: string, next: { old: number; new: number }): PatchLine {
  const text = line.slice(1);
  if (line.startsWith('+')) return { kind: 'added', old: null, new: next.new++, text, endsFile: false };
  if (line.startsWith('-')) return { kind: 'removed', old: next.old++, new: null, text, endsFile: false };
  return { kind: 'same', old: next.old++, new: next.new++, text, endsFile: false };
}

function markEnd(lines: PatchLine[]): void {
  const last = lines.pop();
  if (last) lines.push({ ...last, endsFile: true });
}

import type { PatchFile } from '#shared/review/patch.ts';

const LINK = '120000';
const SUBMODULE = '160000';
const PROGRAM = '100755';

/** What a file without hunks, or beside them, has to say; what it is where it is no file. Null when it speaks for itself. */
export function fileNote(file: PatchFile): string | null {
  const isPlain = !file.binary && !file.tooLarge && file.hunks.length === 0;
  const notes = [
    file.oldPath === null ? null : `Was ${file.oldPath}.`,
    kindNote(file),
    modeNote(file),
    file.tooLarge ? 'Too large to be shown here. Open it in its workspace.' : null,
    isPlain && file.kind === 'added' ? 'An empty file.' : null,
    isPlain && file.kind === 'renamed' && !file.modes ? 'Nothing in it changed.' : null,
  ];
  const said = notes.filter((note) => note !== null).join(' ');
  return said === '' ? null : said;
}

function modeNote({ modes }: PatchFile): string | null {
  if (!modes || modes.old === modes.new) return null;
  if (modes.new === PROGRAM) return 'It can be run as a program now.';
  if (modes.old === PROGRAM) return 'It can no longer be run as a program.';
  return `Its mode changed from ${modes.old} to ${modes.new}.`;
}

function kindNote(file: PatchFile): string | null {
  const [was, is] = [lineOf(file, 'removed'), lineOf(file, 'added')];
  if (file.mode === SUBMODULE) {
    const at = (line: string) => line.replace(/^Subproject commit /, '').slice(0, 7);
    return changeNote('A submodule', 'at', was && at(was), is && at(is));
  }
  return file.mode === LINK ? changeNote('A link', 'to', was, is) : null;
}

function changeNote(what: string, to: string, was: string | null, is: string | null): string {
  if (was !== null && is !== null) return `${what}, before ${to} ${was}, now ${to} ${is}.`;
  return is === null ? `${what} ${to} ${was ?? 'nothing'}, deleted.` : `${what} ${to} ${is}.`;
}

function lineOf(file: PatchFile, kind: 'added' | 'removed'): string | null {
  return file.hunks.flatMap(({ lines }) => lines).find((line) => line.kind === kind)?.text ?? null;
}

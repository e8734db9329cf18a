import type { Citation } from '#shared/spec/proposal.ts';

const DEFINITION =
  /^\s*(?:export\s+|public\s+|private\s+|protected\s+|static\s+|async\s+|default\s+|pub\s+)*(?:function|class|interface|type|enum|const|let|var|def|func|fn|struct|trait|impl|module|package|CREATE TABLE|create_table)\b/;
const COMMENT = /^\s*(?:\/\/|#|\*|\/\*|--|<!--|import\b|from\b|use\b|require\b|package\b)/;
export const RIGHTS =
  /\b(?:is(?:Admin|Owner|Allowed)|can[A-Z]\w*|has(?:Role|Permission|Access)|role|roles|permission|permissions|authori[sz]e\w*|requireAuth\w*|forbidden)\b/;
const LONGEST_NOTE = 110;

/** The line of a file that says most about the terms: a definition before a use, never a comment or an import. */
export function tellingLine(path: string, text: string, matches: (line: string) => boolean): Citation | null {
  let use: Citation | null = null;
  for (const [index, line] of text.split(/\r?\n/).entries()) {
    if (line.length > 400 || COMMENT.test(line) || !matches(line)) continue;
    const found = { path, line: index + 1, note: noteOf(line) };
    if (DEFINITION.test(line)) return found;
    use ??= found;
  }
  return use;
}

/** The first of `lines`, counted from 1, that still is a definition: the file may have changed since it was read. */
export function definitionAt(path: string, text: string, lines: readonly number[]): Citation | null {
  const all = text.split(/\r?\n/);
  const line = lines.find((number) => DEFINITION.test(all[number - 1] ?? ''));
  return line === undefined ? null : { path, line, note: noteOf(all[line - 1] ?? '') };
}

function noteOf(line: string): string {
  const plain = line.trim().replace(/\s+/g, ' ');
  return plain.length <= LONGEST_NOTE ? plain : `${plain.slice(0, LONGEST_NOTE - 1)}…`;
}

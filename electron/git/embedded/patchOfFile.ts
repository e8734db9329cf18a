import { structuredPatch } from 'diff';
import { modeOfKind } from '../treeMode.ts';
import type { FileDiff, TrackedFile } from '../git.ts';

export type FileSide = {
  readonly path: string;
  readonly kind: TrackedFile['kind'];
  readonly oid: string;
  readonly bytes: Buffer;
};

/** Edits looked for in one file; beyond them, the old text is shown as deleted and the new one as added. */
const MOST_EDITS = 4000;
const NO_NEWLINE = '\\ No newline at end of file';

/** How git prints the change of one file, and how many lines it adds and removes; one side is null where there is no file. */
export function patchOfFile(
  before: FileSide | null,
  after: FileSide | null,
  context: number,
): { readonly patch: string; readonly lines: Pick<FileDiff, 'addedLines' | 'removedLines'> } {
  const old = before ?? after;
  const now = after ?? before;
  if (!old || !now) return { patch: '', lines: { addedLines: 0, removedLines: 0 } };
  const oldName = before ? printedPath('a/', old.path) : '/dev/null';
  const newName = after ? printedPath('b/', now.path) : '/dev/null';
  const head = [
    `diff --git ${printedPath('a/', old.path)} ${printedPath('b/', now.path)}`,
    ...headers(before, after),
  ];
  const print = (body: readonly string[]) => `${[...head, ...body].join('\n')}\n`;
  if (isBinary(before) || isBinary(after)) {
    const body = isSame(before, after) ? [] : [`Binary files ${oldName} and ${newName} differ`];
    return { patch: print(body), lines: { addedLines: null, removedLines: null } };
  }
  const hunks = hunksBetween(textOf(before), textOf(after), context);
  const names = hunks.length > 0 ? [`--- ${withTab(oldName)}`, `+++ ${withTab(newName)}`] : [];
  return { patch: print([...names, ...hunks]), lines: countLines(hunks) };
}

const NONE = '0'.repeat(40);

function headers(before: FileSide | null, after: FileSide | null): readonly string[] {
  const index = `index ${before?.oid ?? NONE}..${after?.oid ?? NONE}`;
  if (!before) return after ? [`new file mode ${modeOfKind(after.kind)}`, index] : [];
  if (!after) return [`deleted file mode ${modeOfKind(before.kind)}`, index];
  const isOneMode = before.kind === after.kind;
  const modes = [`old mode ${modeOfKind(before.kind)}`, `new mode ${modeOfKind(after.kind)}`];
  const moved = [
    'similarity index 100%',
    `rename from ${printedPath('', before.path)}`,
    `rename to ${printedPath('', after.path)}`,
  ];
  return [
    ...(isOneMode ? [] : modes),
    ...(before.path === after.path ? [] : moved),
    ...(before.oid === after.oid ? [] : [isOneMode ? `${index} ${modeOfKind(after.kind)}` : index]),
  ];
}

function hunksBetween(before: string, after: string, context: number): readonly string[] {
  const found =
    structuredPatch('', '', before, after, '', '', { context, maxEditLength: MOST_EDITS }) ??
    wholesale(before, after);
  return found.hunks.flatMap(({ oldStart, oldLines, newStart, newLines, lines }) => [
    `@@ -${place(oldStart, oldLines)} +${place(newStart, newLines)} @@`,
    ...lines,
  ]);
}

/** git leaves a count of one out, and has an empty side stand behind the line before it. */
function place(start: number, count: number): string {
  if (count === 1) return `${start}`;
  return count === 0 ? `${start - 1},0` : `${start},${count}`;
}

function wholesale(before: string, after: string): ReturnType<typeof structuredPatch> {
  const added = structuredPatch('', '', '', after, '', '');
  const removed = structuredPatch('', '', before, '', '', '');
  const lines = [...removed.hunks, ...added.hunks].flatMap((hunk) => hunk.lines);
  const oldLines = removed.hunks[0]?.oldLines ?? 0;
  const newLines = added.hunks[0]?.newLines ?? 0;
  return { ...added, hunks: [{ oldStart: 1, oldLines, newStart: 1, newLines, lines }] };
}

function countLines(hunks: readonly string[]): Pick<FileDiff, 'addedLines' | 'removedLines'> {
  const count = (sign: string) => hunks.filter((line) => line.startsWith(sign) && line !== NO_NEWLINE).length;
  return { addedLines: count('+'), removedLines: count('-') };
}

/** As git decides it: a zero byte among the first 8,000. */
function isBinary(side: FileSide | null): boolean {
  return side !== null && side.bytes.subarray(0, 8000).includes(0);
}

function isSame(before: FileSide | null, after: FileSide | null): boolean {
  return before !== null && after !== null && before.bytes.equals(after.bytes);
}

function textOf(side: FileSide | null): string {
  return side?.bytes.toString('utf8') ?? '';
}

const ESCAPED: Readonly<Record<string, string>> = {
  '"': '\\"',
  '\\': '\\\\',
  '\n': '\\n',
  '\t': '\\t',
  '\r': '\\r',
};

const SPECIAL = /["\\\p{Cc}]/u;

/** As git prints a name with core.quotePath off: between quotes only where it holds a control character, `"` or `\`. */
function printedPath(prefix: string, path: string): string {
  if (!SPECIAL.test(path)) return `${prefix}${path}`;
  return `"${prefix}${Array.from(path, (character) => (SPECIAL.test(character) ? escaped(character) : character)).join('')}"`;
}

function escaped(character: string): string {
  const bytes = [...Buffer.from(character)].map((byte) => `\\${byte.toString(8).padStart(3, '0')}`);
  return ESCAPED[character] ?? bytes.join('');
}

/** git ends a name that holds a space with a tab, so that other programs find its end. */
function withTab(name: string): string {
  return name.includes(' ') && !name.startsWith('"') ? `${name}\t` : name;
}

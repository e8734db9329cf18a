import type { FileDiff } from '../git.ts';

type Change = { readonly path: string; readonly from?: string; readonly kind: FileDiff['kind'] };
type Lines = Pick<FileDiff, 'addedLines' | 'removedLines'>;

/**
 * Reads `git diff-tree --raw --numstat -z`: first `:<modes and ids> <letter>\0path\0[new path\0]` for each file,
 * then `<added>\t<removed>\t<path>\0`, or with an empty path and `old\0new\0` for a rename.
 */
export function parseDiffList(text: string): readonly FileDiff[] {
  const fields = text.split('\0').slice(0, -1);
  const changes: Change[] = [];
  const lines = new Map<string, Lines>();
  let at = 0;
  const next = () => fields[at++] ?? '';
  while (at < fields.length) {
    const field = next();
    if (field.startsWith(':')) changes.push(parseChange(field, next));
    else {
      const [added = '', removed = '', ...path] = field.split('\t');
      const name = path.join('\t');
      lines.set(name === '' ? (next(), next()) : name, {
        addedLines: count(added),
        removedLines: count(removed),
      });
    }
  }
  return changes.map((change) => ({ ...change, ...(lines.get(change.path) ?? NO_LINES) }));
}

const NO_LINES: Lines = { addedLines: 0, removedLines: 0 };

/** A binary file has dashes for numbers. */
function count(text: string): number | null {
  return text === '-' ? null : Number(text);
}

function parseChange(field: string, next: () => string): Change {
  const letter = field.slice(field.lastIndexOf(' ') + 1)[0];
  const path = next();
  switch (letter) {
    case 'A':
      return { path, kind: 'added' };
    case 'D':
      return { path, kind: 'deleted' };
    case 'T':
      return { path, kind: 'typeChanged' };
    case 'R':
      return { from: path, path: next(), kind: 'renamed' };
    case 'C':
      return { from: path, path: next(), kind: 'copied' };
    default:
      return { path, kind: 'modified' };
  }
}

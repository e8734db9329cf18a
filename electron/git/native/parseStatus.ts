import type { Status, StatusEntry } from '../nativeGit.ts';

/** Reads `git status --porcelain=v2 --branch -z`; see "Porcelain Format Version 2" in git-status(1). */
export function parseStatus(text: string): Status {
  const records = text.split('\0');
  const entries: StatusEntry[] = [];
  let branch: string | null = null;
  let commit: string | null = null;
  for (let at = 0; at < records.length; at += 1) {
    const record = records[at] ?? '';
    if (record.startsWith('# branch.oid ')) commit = valueUnless(record.slice(13), '(initial)');
    else if (record.startsWith('# branch.head ')) branch = valueUnless(record.slice(14), '(detached)');
    else if (record.startsWith('2 ')) {
      // The earlier path of a rename is a record of its own.
      at += 1;
      entries.push(parseRename(record, records[at] ?? ''));
    } else entries.push(...parseEntry(record));
  }
  return { branch, commit, entries };
}

function valueUnless(value: string, none: string): string | null {
  return value === none ? null : value;
}

function parseEntry(record: string): readonly StatusEntry[] {
  const [kind, states = '..'] = record.split(' ', 2);
  if (kind === '?') return [{ path: record.slice(2), kind: 'untracked', staged: false, unstaged: true }];
  if (kind === 'u')
    return [{ path: afterFields(record, 10), kind: 'conflicted', staged: true, unstaged: true }];
  if (kind !== '1') return [];
  return [{ path: afterFields(record, 8), kind: kindOf(states), ...sidesOf(states) }];
}

function parseRename(record: string, from: string): StatusEntry {
  const states = record.split(' ', 2)[1] ?? '..';
  return { path: afterFields(record, 9), from, kind: 'renamed', ...sidesOf(states) };
}

/** The path is the last field and may itself hold spaces. */
function afterFields(record: string, count: number): string {
  return record.split(' ').slice(count).join(' ');
}

function sidesOf(states: string): { readonly staged: boolean; readonly unstaged: boolean } {
  return { staged: states[0] !== '.', unstaged: states[1] !== '.' };
}

function kindOf(states: string): StatusEntry['kind'] {
  if (states.includes('D')) return 'deleted';
  if (states.includes('A')) return 'added';
  return states.includes('T') ? 'typeChanged' : 'modified';
}

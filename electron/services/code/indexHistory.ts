import type { DatabaseSync } from 'node:sqlite';
import { isNativeGit } from '#electron/git/nativeGit.ts';
import type { Git } from '#electron/git/git.ts';
import type { GitError } from '#electron/git/gitError.ts';
import { ok, type Result } from '#shared/contract/result.ts';
import { countWords } from '#shared/code/words.ts';
import { inTransaction } from '#electron/storage/codeDatabase.ts';

const MOST_COMMITS = 3_000;
/** A commit that changed more says nothing about what belongs together. */
const MOST_PATHS = 60;

/**
 * Keeps what the latest commits before `from` changed and said. Only new commits are read when the branch moved
 * forward. Without native git there is no history in the index, which the answer tells.
 */
export async function indexHistory(
  database: DatabaseSync,
  git: Git,
  from: string,
): Promise<Result<'whole' | 'more' | 'none', GitError>> {
  if (!isNativeGit(git)) return ok('none');
  const head = await git.resolve(from);
  if (!head.ok) return head.error.code === 'empty' ? ok('none') : head;
  const known = readNote(database, 'history');
  if (known === head.value) return ok('whole');
  const forward = known !== null && (await isForward(git, known, head.value));
  const changes = await git.changes({
    from: head.value,
    limit: MOST_COMMITS,
    ...(forward && known !== null ? { after: known } : {}),
  });
  if (!changes.ok) return changes;
  inTransaction(database, () => {
    if (!forward) database.exec('DELETE FROM past; DELETE FROM past_path; DELETE FROM message;');
    const last = Number(database.prepare('SELECT coalesce(max(seq), 0) AS last FROM past').get()?.['last']);
    const insert = database.prepare('INSERT OR IGNORE INTO past (id, seq, at, subject) VALUES (?, ?, ?, ?)');
    const insertPath = database.prepare('INSERT INTO past_path (seq, path) VALUES (?, ?)');
    const insertWords = database.prepare('INSERT INTO message (rowid, words) VALUES (?, ?)');
    const cache = new Map<string, readonly string[]>();
    for (const [index, { id, date, message, paths }] of changes.value.toReversed().entries()) {
      const seq = last + index + 1;
      const subject = message.split('\n', 1)[0] ?? '';
      if (insert.run(id, seq, date, subject).changes === 0) continue;
      insertWords.run(seq, [...countWords(message.slice(0, 4000), cache).keys()].join(' '));
      if (paths.length <= MOST_PATHS) for (const path of paths) insertPath.run(seq, path);
    }
    writeNote(database, 'history', head.value);
  });
  return ok(changes.value.length === MOST_COMMITS ? 'more' : 'whole');
}

async function isForward(git: Git, known: string, head: string): Promise<boolean> {
  if (!isNativeGit(git)) return false;
  const answer = await git.isAncestor(known, head);
  return answer.ok && answer.value;
}

export function readNote(database: DatabaseSync, name: string): string | null {
  const row = database.prepare('SELECT value FROM note WHERE name = ?').get(name);
  return row ? String(row['value']) : null;
}

export function writeNote(database: DatabaseSync, name: string, value: string): void {
  database.prepare('INSERT OR REPLACE INTO note (name, value) VALUES (?, ?)').run(name, value);
}

import type { TreeEntry } from 'isomorphic-git';
import * as git from 'isomorphic-git';
import { access, type EmbeddedRepository } from './embeddedRepository.ts';

/** What a path becomes in the new tree; null removes it. */
export type TreeChange = { readonly mode: string; readonly oid: string } | null;

/** Writes the tree that has the changes, and reads only the folders on their way; null when nothing is left in it. */
export async function writeTreeWith(
  repository: EmbeddedRepository,
  tree: string | null,
  changes: ReadonlyMap<string, TreeChange>,
): Promise<string | null> {
  const before = tree === null ? [] : (await git.readTree({ ...access(repository), oid: tree })).tree;
  const entries = new Map(before.map((entry) => [entry.path, entry]));
  for (const [name, below] of groupByFolder(changes)) {
    const entry = await changedEntry(repository, name, entries.get(name), below);
    if (entry) entries.set(name, entry);
    else entries.delete(name);
  }
  if (entries.size === 0) return null;
  return git.writeTree({ ...access(repository), tree: [...entries.values()] });
}

async function changedEntry(
  repository: EmbeddedRepository,
  name: string,
  before: TreeEntry | undefined,
  below: ReadonlyMap<string, TreeChange>,
): Promise<TreeEntry | null> {
  const own = below.get('');
  if (own) return { path: name, mode: own.mode, oid: own.oid, type: 'blob' };
  const inside = new Map([...below].filter(([path]) => path !== ''));
  if (inside.size === 0) return null;
  const folder = before?.type === 'tree' ? before.oid : null;
  const oid = await writeTreeWith(repository, folder, inside);
  return oid === null ? null : { path: name, mode: '040000', oid, type: 'tree' };
}

/** First part of each path, with what follows it; an empty rest stands for the entry itself. */
function groupByFolder(
  changes: ReadonlyMap<string, TreeChange>,
): ReadonlyMap<string, ReadonlyMap<string, TreeChange>> {
  const groups = new Map<string, Map<string, TreeChange>>();
  for (const [path, change] of changes) {
    const slash = path.indexOf('/');
    const name = slash === -1 ? path : path.slice(0, slash);
    const group = groups.get(name) ?? new Map<string, TreeChange>();
    groups.set(name, group.set(slash === -1 ? '' : path.slice(slash + 1), change));
  }
  return groups;
}

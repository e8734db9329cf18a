/** A file in a tree. `mode` as git writes it, such as `100644`. */
export type IndexEntry = { readonly mode: string; readonly id: string };
/** A file on which two sides do not agree at first sight; null where a side has none. */
export type Unmerged = {
  readonly path: string;
  readonly base: IndexEntry | null;
  readonly ours: IndexEntry | null;
  readonly theirs: IndexEntry | null;
};

const STAGES = { '1': 'base', '2': 'ours', '3': 'theirs' } as const;

/** Reads `<mode> <id> <stage>\t<path>\0…`, as `git ls-files --unmerged -z` prints it. */
export function parseUnmerged(text: string): readonly Unmerged[] {
  const files = new Map<string, Unmerged>();
  for (const line of text.split('\0')) {
    const tab = line.indexOf('\t');
    const [mode, id, stage] = line.slice(0, tab).split(' ');
    if (!mode || !id || (stage !== '1' && stage !== '2' && stage !== '3')) continue;
    const path = line.slice(tab + 1);
    const known = files.get(path) ?? { path, base: null, ours: null, theirs: null };
    files.set(path, { ...known, [STAGES[stage]]: { mode, id } });
  }
  return [...files.values()];
}

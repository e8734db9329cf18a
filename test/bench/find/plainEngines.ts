import { spawnSync } from 'node:child_process';

export type TextFile = { readonly path: string; readonly text: string };

/** BM25 as in the textbooks (k1 1.2, b 0.75) over the words of whole texts, lower case, nothing else. */
export function rankByBm25(files: readonly TextFile[]): (query: string) => readonly string[] {
  const documents = files.map(({ path, text }) => ({ path, ...count(text) }));
  const postings = new Map<string, { at: number; times: number }[]>();
  for (const [at, { counts }] of documents.entries())
    for (const [word, times] of counts) {
      const list = postings.get(word);
      if (list) list.push({ at, times });
      else postings.set(word, [{ at, times }]);
    }
  const mean = documents.reduce((sum, { length }) => sum + length, 0) / Math.max(1, documents.length);
  return (query) => {
    const scores = new Map<number, number>();
    for (const word of count(query).counts.keys()) {
      const found = postings.get(word) ?? [];
      const idf = Math.log(1 + (documents.length - found.length + 0.5) / (found.length + 0.5));
      for (const { at, times } of found) {
        const length = documents[at]?.length ?? 0;
        const score = (idf * times * 2.2) / (times + 1.2 * (0.25 + (0.75 * length) / mean));
        scores.set(at, (scores.get(at) ?? 0) + score);
      }
    }
    return best(scores).map((at) => documents[at]?.path ?? '');
  };
}

function count(text: string): { counts: Map<string, number>; length: number } {
  const counts = new Map<string, number>();
  let length = 0;
  for (const [word] of text.toLowerCase().matchAll(/[\p{L}\p{N}_]+/gu)) {
    counts.set(word, (counts.get(word) ?? 0) + 1);
    length += 1;
  }
  return { counts, length };
}

function best<Key>(scores: ReadonlyMap<Key, number>): readonly Key[] {
  return [...scores]
    .toSorted(([, a], [, b]) => b - a)
    .slice(0, 10)
    .map(([key]) => key);
}

/** The files with the most matches of any word of the query, as ripgrep counts them. */
export function rankByRipgrep(program: string, folder: string, query: string): readonly string[] {
  const words = [...new Set(query.toLowerCase().match(/[\p{L}\p{N}_]{3,}/gu) ?? [])];
  if (words.length === 0) return [];
  const args = [
    '--count-matches',
    '--ignore-case',
    '--fixed-strings',
    '--hidden',
    '--no-ignore',
    '--no-config',
  ];
  const ran = spawnSync(program, [...args, ...words.flatMap((word) => ['-e', word]), '--', '.'], {
    cwd: folder,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  const scores = new Map<string, number>();
  for (const line of ran.stdout.split('\n')) {
    const colon = line.lastIndexOf(':');
    if (colon > 0) scores.set(line.slice(0, colon).replace(/^\.\//, ''), Number(line.slice(colon + 1)));
  }
  return best(scores);
}

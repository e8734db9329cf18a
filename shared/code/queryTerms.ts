import { queryWords } from './words.ts';

/** A word of the query in the form of the index, and how much it counts: words of the first line count double. */
export type QueryTerm = { readonly word: string; readonly weight: number };

const TRAILER = /^(?:[A-Z][A-Za-z]+(?:-[A-Za-z]+)+|Cc|Fixes|Closes|Refs?|Link|Bug|See): .*$/gm;
const NOISE = /https?:\/\/\S+|\b[0-9a-f]{7,40}\b(?<=\d\w*)|\(?#\d+\)?|<[^>\s]+@[^>\s]+>/g;
const LONGEST_QUERY = 4_000;

/** The query without what names no code: trailers, addresses, object ids, numbers of issues. */
export function cleanQuery(query: string): string {
  return query.slice(0, LONGEST_QUERY).replace(TRAILER, ' ').replace(NOISE, ' ').trim();
}

export function queryTerms(query: string): readonly QueryTerm[] {
  const text = cleanQuery(query);
  const [first = ''] = text.split('\n', 1);
  const inFirst = new Set(queryWords(first));
  return queryWords(text).map((word) => ({ word, weight: inFirst.has(word) ? 2 : 1 }));
}

/** Paths and file names the query spells out: `read src/app.ts`, `the Dockerfile of ci/`. */
export function mentionedNames(query: string): ReadonlySet<string> {
  const names = query
    .slice(0, LONGEST_QUERY)
    .match(/[\w@.-]+(?:\/[\w@.-]+)+|[\w-]+\.[A-Za-z]\w{0,7}\b|\b[A-Z][a-z]+file\b/g);
  return new Set((names ?? []).map((name) => name.toLowerCase().replace(/[./]+$/, '')));
}

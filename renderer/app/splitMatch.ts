export type Piece = { readonly text: string; readonly matches: boolean; readonly at: number };

/** Cuts a title at the first place that holds the query, whatever the case; whole when there is none. */
export function splitMatch(title: string, query: string): readonly Piece[] {
  const wanted = query.trim().toLowerCase();
  const at = wanted === '' ? -1 : title.toLowerCase().indexOf(wanted);
  if (at < 0) return [{ text: title, matches: false, at: 0 }];
  const end = at + wanted.length;
  return [
    { text: title.slice(0, at), matches: false, at: 0 },
    { text: title.slice(at, end), matches: true, at },
    { text: title.slice(end), matches: false, at: end },
  ].filter((piece) => piece.text !== '');
}

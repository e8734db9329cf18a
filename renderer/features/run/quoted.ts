/** About as long as the trace bar has room for beside five other links. */
const LONGEST = 34;

/** The beginning of a request between quote marks: “Customers need better control…”. */
export function quoted(words: string): string {
  const line = words.replaceAll(/\s+/g, ' ').trim();
  if (line.length <= LONGEST) return `“${line}”`;
  const cut = line.slice(0, LONGEST).replace(/\s+\S*$/, '');
  return `“${cut}…”`;
}

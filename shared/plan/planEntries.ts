/** Line ends, tabs and signs that only a YAML parser should judge; marks that begin or end a document. */
const UNUSUAL =
  /[^\n\x20-\x7e\u00a0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\u{10000}-\u{10ffff}]|^(?:---|\.\.\.|%)/mu;

/** A plan's lines: those before `tasks:` and after its list, and of each entry, whose dash stands in column `indent`. */
export type PlanEntries = {
  readonly before: readonly string[];
  readonly entries: readonly (readonly string[])[];
  readonly after: readonly string[];
  readonly indent: number;
};

/**
 * The entries of a plan, told apart by the column of the first dash: below a list nothing that belongs to an entry may
 * stand that far to the left (YAML 1.2.2, 8.2.1), whatever it is. Blank lines and comments go with the entry above
 * them. Null where the list is written in another way; what is damaged may be anywhere in what is returned.
 */
export function planEntries(text: string): PlanEntries | null {
  const lines = UNUSUAL.test(text) ? [] : text.split('\n');
  const start = lines.indexOf('tasks:') + 1;
  if (start === 0) return null;
  const next = lines.findIndex((line, index) => index >= start && /^[^ #]/.test(line));
  const end = next < 0 ? lines.length : next;
  const indent = /^ +(?=- \S)/.exec(lines[start] ?? '')?.[0].length;
  if (indent === undefined) return null;
  const [dash, within] = [`${' '.repeat(indent)}- `, ' '.repeat(indent + 1)];
  const entries: string[][] = [];
  for (const line of lines.slice(start, end)) {
    if (line.startsWith(dash)) entries.push([line]);
    else if (line === '' || /^ *#/.test(line) || line.startsWith(within)) entries.at(-1)?.push(line);
    else return null;
  }
  return { before: lines.slice(0, start - 1), entries, after: lines.slice(end), indent };
}

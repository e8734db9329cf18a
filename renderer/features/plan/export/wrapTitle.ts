/** What fits on one line of a task's box. */
const LINE = 29;

/** A title on two lines at most; what is left over ends in “…”. */
export function wrapTitle(title: string): readonly string[] {
  const [first, rest] = cut(title.replaceAll(/\s+/g, ' ').trim());
  if (rest === '') return [first];
  const [second, more] = cut(rest);
  return [first, more === '' ? second : `${second.slice(0, LINE - 1).trimEnd()}…`];
}

function cut(text: string): readonly [string, string] {
  if (text.length <= LINE) return [text, ''];
  const space = text.lastIndexOf(' ', LINE);
  const at = space > 0 ? space : LINE;
  return [text.slice(0, at), text.slice(at).trimStart()];
}

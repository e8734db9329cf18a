/** The list with one of its members at place `to`, counted from 0 and kept within the list. */
export function movedTo<Value>(list: readonly Value[], member: Value, to: number): readonly Value[] {
  const rest = list.filter((one) => one !== member);
  if (rest.length === list.length) return list;
  const at = Math.max(0, Math.min(to, rest.length));
  return [...rest.slice(0, at), member, ...rest.slice(at)];
}

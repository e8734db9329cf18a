/** Said of a spec in a list: how many of its criteria a person should look at once more. */
export function driftWords(count: number): string {
  return `${count} to look at again`;
}

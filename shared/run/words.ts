/** `T1`, `T1 and T2`, `T1, T2 and T3`. */
export function listOf(names: readonly string[]): string {
  const last = names.at(-1) ?? '';
  return names.length < 2 ? last : `${names.slice(0, -1).join(', ')} and ${last}`;
}

const NUMBERS = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'];

/** `one task`, `three tasks`, `12 tasks`. */
export function countOf(count: number, noun: string): string {
  return `${NUMBERS[count] ?? String(count)} ${noun}${count === 1 ? '' : 's'}`;
}

const ORDINALS = ['', 'first', 'second', 'third', 'fourth', 'fifth', 'sixth', 'seventh', 'eighth', 'ninth'];

export function ordinalOf(number: number): string {
  return ORDINALS[number] ?? `${number}th`;
}

/** Makes the first letter large, for a sentence that begins with a counted word. */
export function sentence(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

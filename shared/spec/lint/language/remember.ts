/**
 * Keeps what was made for the texts used last, so that after a keystroke only the part it fell into is read again.
 * Holds between `limit` and twice that many; forgetting changes nothing but the time it takes.
 */
export function remember<Value>(limit: number, make: (text: string) => Value): (text: string) => Value {
  let young = new Map<string, Value>();
  let old = new Map<string, Value>();
  return (text) => {
    const known = young.get(text) ?? old.get(text);
    const value = known ?? make(text);
    if (young.size >= limit && !young.has(text)) {
      old = young;
      young = new Map();
    }
    young.set(text, value);
    return value;
  };
}

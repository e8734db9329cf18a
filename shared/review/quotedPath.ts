const ESCAPES: Record<string, number> = { a: 7, b: 8, t: 9, n: 10, v: 11, f: 12, r: 13, '"': 34, '\\': 92 };

/**
 * Reads a path as git prints it: bare, or between double quotes with C escapes whose octal bytes are UTF-8.
 * Source of the form: `quote_c_style` of git, described under core.quotePath.
 */
export function unquotePath(printed: string): string {
  if (!printed.startsWith('"') || !printed.endsWith('"') || printed.length < 2) return printed;
  const bytes: number[] = [];
  for (const [piece, octal, letter] of printed.slice(1, -1).matchAll(/\\([0-7]{3})|\\(.)|[^\\]+/gu)) {
    if (octal !== undefined) bytes.push(Number.parseInt(octal, 8));
    else if (letter !== undefined)
      bytes.push(...(letter in ESCAPES ? [ESCAPES[letter] ?? 0] : encode(letter)));
    else bytes.push(...encode(piece));
  }
  return new TextDecoder().decode(Uint8Array.from(bytes));
}

/** Where the quoted or bare name at the start of `text` ends. */
export function endOfQuoted(text: string): number {
  const match = /^"(?:[^"\\]|\\.)*"/.exec(text);
  return match ? match[0].length : -1;
}

function encode(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

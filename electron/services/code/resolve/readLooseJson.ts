/** JSON with comments and trailing commas, as tsconfig files are; null when even that fails. */
export function readLooseJson(text: string): Readonly<Record<string, unknown>> | null {
  const plain = text
    .replace(
      /("(?:[^"\\\n]|\\.)*")|\/\/[^\n]*|\/\*[\s\S]*?\*\//g,
      (_, quoted: string | undefined) => quoted ?? '',
    )
    .replace(/("(?:[^"\\\n]|\\.)*")|,(?=\s*[}\]])/g, (_, quoted: string | undefined) => quoted ?? '');
  try {
    const value: unknown = JSON.parse(plain.replace(/^\uFEFF/, ''));
    return asRecord(value);
  } catch {
    return null;
  }
}

export function asRecord(value: unknown): Readonly<Record<string, unknown>> | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Readonly<Record<string, unknown>>)
    : null;
}

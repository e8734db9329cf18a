import type { Citation } from '#shared/spec/proposal.ts';

/** A place in the code to show: a line, or the line that says what a symbol is. */
export type OpenAt = Citation & { readonly symbol?: string | null };

/** The line, counted from 1, that defines a symbol as most languages do, else the first that names it; null if none does. */
export function lineOfSymbol(text: string, symbol: string): number | null {
  const name = (symbol.split(/[.#]|::/).at(-1) ?? symbol).replaceAll(/\W/g, String.raw`\$&`);
  const lines = text.split(/\r\n|\n|\r/);
  const defines = new RegExp(
    `\\b(?:function\\*?|const|let|var|class|interface|type|enum|def|func|fn|struct|trait|module)\\s+(?:\\([^)]*\\)\\s*)?${name}\\b`,
  );
  const assigns = new RegExp(`^\\s*(?:[\\w.]+\\s+)*${name}\\s*(?:[:=]|\\([^;]*\\)?\\s*\\{?\\s*$)`);
  const names = new RegExp(`(?<![\\w$])${name}(?![\\w$])`);
  for (const pattern of [defines, assigns, names]) {
    const index = lines.findIndex((line) => pattern.test(line));
    if (index >= 0) return index + 1;
  }
  return null;
}

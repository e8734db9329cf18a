import { extractFile } from '#electron/services/code/extract/extractFile.ts';
import { languageOf } from '#shared/code/language.ts';
import type { PatchHunk } from '#shared/review/patch.ts';

/** Texts longer than this are data or generated: reading their definitions would cost more than it tells. */
const LONGEST = 1_000_000;

/** Gives the names that the added lines of a hunk define; `text` is the file after the change. */
export function definedNames(path: string, text: string): (hunk: PatchHunk) => ReadonlySet<string> {
  const language = languageOf(path);
  const symbols = language === null || text.length > LONGEST ? [] : extractFile(text, language).symbols;
  const byLine = Map.groupBy(symbols, ({ line }) => line);
  return ({ lines }) =>
    new Set(
      lines.flatMap(({ kind, new: number }) =>
        kind === 'added' ? (byLine.get(number ?? 0) ?? []).map(({ name }) => name) : [],
      ),
    );
}

/** A file, perhaps with lines, that someone's words name; `line` and `to` count from 1. */
export interface ClaimedPlace {
  readonly path: string;
  readonly line: number | null;
  readonly to: number | null;
}

/** `src/a.ts:12`, `src/a.ts:12-20`, `src/a.ts#L12-L20`, `src/a.ts, line 12`, `src/a.ts lines 12 to 20`. */
const PLACE =
  /(?<path>(?:[\w@.()[\]-]+\/)*[\w@()[\]-]+(?:\.[\w-]+)*\.[A-Za-z]\w{0,9})(?:(?::|#L|,? (?:at )?lines? )(?<line>\d+)(?:(?:-L?|–| to )(?<to>\d+))?)?/g;
const ADDRESS = /\bhttps?:\/\/\S+/g;

/** The files and the quotes (between backticks) of a claim or a report's line, in order. */
export function placesOfClaim(text: string): {
  readonly places: readonly ClaimedPlace[];
  readonly quotes: readonly string[];
} {
  const quotes = [...text.matchAll(/`([^`]+)`/g)].map(([, quote = '']) => quote.trim());
  const places = [...text.replace(ADDRESS, ' ').matchAll(PLACE)].flatMap(({ groups }) => {
    const path = groups?.['path'] ?? '';
    // Names of methods (`cache.drop`) look like files; a folder or lines make it one, or a known ending.
    const isFile = path.includes('/') || groups?.['line'] !== undefined || ENDINGS.test(path);
    const line = numberOf(groups?.['line']);
    return isFile ? [{ path, line, to: numberOf(groups?.['to']) ?? line }] : [];
  });
  return { places, quotes };
}

const ENDINGS =
  /\.(?:[cm]?[jt]sx?|py|go|rs|java|kt|rb|php|cs|c|cc|cpp|h|hpp|swift|scala|sql|sh|ya?ml|toml|json|md|html|css|vue|svelte)$/;

function numberOf(text: string | undefined): number | null {
  return text === undefined || Number(text) < 1 ? null : Number(text);
}

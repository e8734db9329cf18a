import type { NativeGit } from '#electron/git/nativeGit.ts';
import { placesOfClaim } from '#shared/review/placesOfClaim.ts';
import type { CheckResult, Evidence } from '#shared/run/run.ts';

export type CheckedClaim = Pick<Evidence, 'path' | 'line' | 'checked'>;

/** Lines around the one a claim names where its quote may stand. */
const NEAR = 3;

/**
 * Holds a claim against the work: the commands it names must have passed, the files and lines must be there, and
 * what it quotes from them must stand there. What names and quotes nothing stays unchecked.
 */
export async function checkClaim(
  git: Pick<NativeGit, 'readFile'>,
  commit: string,
  claim: string,
  checks: readonly CheckResult[],
): Promise<CheckedClaim> {
  const { places, quotes } = placesOfClaim(claim);
  const named = checks.find(({ command, name }) => quotes.includes(command) || quotes.includes(name));
  if (named) {
    const why = named.passed ? `“${named.name}” passes` : `but “${named.name}” fails`;
    return { path: null, line: null, checked: { holds: named.passed, why } };
  }
  const [place] = places;
  if (!place) return { path: null, line: null };
  const file = await git.readFile(commit, place.path);
  if (!file.ok) return refuted(null, null, `but there is no ${place.path}`);
  const lines = file.value.toString('utf8').split(/\r?\n/);
  if (place.line !== null && place.line > lines.length)
    return refuted(place.path, null, `but ${place.path} has only ${lines.length} lines`);
  const quote = quotes.find((one) => one !== place.path && !one.startsWith(`${place.path}:`));
  if (quote === undefined)
    return { path: place.path, line: place.line, checked: { holds: true, why: 'the place is there' } };
  const at = findQuote(lines, quote, place.line);
  if (at === null) return refuted(place.path, place.line, `but ${place.path} does not say so there`);
  return { path: place.path, line: at, checked: { holds: true, why: 'the quote is there' } };
}

function findQuote(lines: readonly string[], quote: string, near: number | null): number | null {
  const wanted = squeeze(quote);
  const from = near === null ? 0 : Math.max(0, near - 1 - NEAR);
  const to = near === null ? lines.length : near + NEAR;
  const at = lines.slice(from, to).findIndex((line) => squeeze(line).includes(wanted));
  return at < 0 ? null : from + at + 1;
}

function squeeze(text: string): string {
  return text.replace(/\s+/g, '');
}

function refuted(path: string | null, line: number | null, why: string): CheckedClaim {
  return { path, line, checked: { holds: false, why } };
}

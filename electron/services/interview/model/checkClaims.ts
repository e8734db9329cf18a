import type { Claim } from '#shared/interview/model/modelReply.ts';
import type { Citation } from '#shared/spec/proposal.ts';
import type { RepositoryReader } from './repositoryReader.ts';

const MOST = 3;
/** Models count lines badly; a quote this near is meant. */
const NEAR = 5;
const SHORTEST_QUOTE = 4;
const LONGEST_NOTE = 110;

/** The claims whose quoted words stand in that file, at the line where they really are; the others are dropped. */
export async function checkClaims(
  reader: RepositoryReader,
  claims: readonly Claim[],
): Promise<readonly Citation[]> {
  const checked = await Promise.all(claims.map((claim) => check(reader, claim)));
  const places = new Set<string>();
  return checked
    .flatMap((citation) => citation ?? [])
    .filter(({ path, line }) => !places.has(`${path}:${line}`) && places.add(`${path}:${line}`))
    .slice(0, MOST);
}

async function check(reader: RepositoryReader, { path, line, quote, note }: Claim): Promise<Citation | null> {
  const clean = path.replace(/^(?:\.\/)+/, '');
  const lines = await reader.lines(clean);
  const words = plain(quote);
  if (!lines || words.length < SHORTEST_QUOTE) return null;
  const hits = lines.flatMap((own, index) => (plain(own).includes(words) ? [index + 1] : []));
  const nearest = hits.toSorted((left, right) => Math.abs(left - line) - Math.abs(right - line))[0];
  if (nearest === undefined || (Math.abs(nearest - line) > NEAR && hits.length > 1)) return null;
  const own = (lines[nearest - 1] ?? '').trim();
  return { path: clean, line: nearest, note: note || own.slice(0, LONGEST_NOTE) };
}

function plain(text: string): string {
  return text.replace(/\s+/g, ' ').trim().toLowerCase();
}

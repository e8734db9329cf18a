const words = (list: string): ReadonlySet<string> => new Set(list.trim().split(/\s+/));

/** Particles: “log in” is a verb and “login” a noun, so these pairs are no slips of spelling. */
export const PARTICLES = words('in out on off up down over back through away by to about around ahead');

const BRITISH: readonly (readonly [string, string])[] = [
  ['colour', 'color'],
  ['behaviour', 'behavior'],
  ['favour', 'favor'],
  ['honour', 'honor'],
  ['labour', 'labor'],
  ['neighbour', 'neighbor'],
  ['catalogue', 'catalog'],
  ['dialogue', 'dialog'],
  ['centre', 'center'],
  ['metre', 'meter'],
  ['cancelled', 'canceled'],
  ['cancelling', 'canceling'],
  ['labelled', 'labeled'],
  ['modelling', 'modeling'],
  ['travelled', 'traveled'],
  ['licence', 'license'],
  ['defence', 'defense'],
  ['grey', 'gray'],
];

const AMERICAN: ReadonlyMap<string, string> = new Map(BRITISH);
const BRITISH_START = new RegExp(`^(?:${BRITISH.map(([british]) => british).join('|')})`);

/** One form for both spellings of English: “organise” and “organize”, “colours” and “colors”. */
export function americanSpelling(word: string): string {
  const match = BRITISH_START.exec(word)?.[0];
  const american = match === undefined ? undefined : AMERICAN.get(match);
  if (match !== undefined && american !== undefined) return american + word.slice(match.length);
  return word.replace(/(?<=\p{L}{3})is(?=(?:e|es|ed|ing|ation|ations|er|ers)$)/u, 'iz');
}

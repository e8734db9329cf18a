const words = (list: string): readonly string[] => list.trim().split(/\s+/);

/** Short adjectives that grade with -er and -est. */
const STEMS = words(
  `fast slow quick high low long short large small big great strong weak strict wide narrow deep shallow light heavy
  thick thin tall old new young early late near far hard soft easy simple safe clean clear close cheap warm cold hot cool
  dark bright loud quiet rich poor fine rough smooth sharp broad tight loose dense sparse full empty few fresh grave
  healthy busy lengthy costly friendly likely tiny rare common keen brief mild severe crisp lean lazy steady stable able
  dry wet happy heavy pretty ready handy tidy tough`,
);
const IRREGULAR_COMPARATIVES = words('better worse further farther lesser');
const IRREGULAR_SUPERLATIVES = words('best worst furthest farthest utmost foremost');

export const COMPARATIVES: ReadonlySet<string> = new Set([
  ...STEMS.map((stem) => graded(stem, 'er')),
  ...IRREGULAR_COMPARATIVES,
]);
export const SUPERLATIVES: ReadonlySet<string> = new Set([
  ...STEMS.map((stem) => graded(stem, 'est')),
  ...IRREGULAR_SUPERLATIVES,
]);

function graded(stem: string, ending: 'er' | 'est'): string {
  if (stem.endsWith('e')) return stem + ending.slice(1);
  if (stem.endsWith('y')) return `${stem.slice(0, -1)}i${ending}`;
  return /^[^aeiou]*[aeiou][bdgmnpt]$/.test(stem) ? stem + stem.slice(-1) + ending : stem + ending;
}

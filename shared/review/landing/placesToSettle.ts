import type { ConflictPlace } from './conflictPlaces.ts';
import type { ConflictedFile, SettledFile } from './conflictedFile.ts';
import type { ChosenPlace, PlaceAnswer } from './keptChoices.ts';
import type { PlaceChoice } from './settleConflicts.ts';

export type PlaceWay = NonNullable<PlaceAnswer['way']>;
export type PlaceAnswers = ReadonlyMap<string, PlaceAnswer>;

interface Place {
  /** The same for the same words in the same file, also after other work has landed. */
  readonly key: string;
  /** The same for places that read alike. */
  readonly words: string;
  readonly file: ConflictedFile;
}
export interface TextPlace extends Place {
  readonly kind: 'text';
  readonly ours: string;
  readonly theirs: string;
  readonly lines: ConflictPlace;
  /** A few lines that both agree on. */
  readonly before: readonly string[];
  readonly after: readonly string[];
}
/** Bytes of each side's file; null where that side has none. */
export interface WholePlace extends Place {
  readonly kind: 'whole';
  readonly ours: number | null;
  readonly theirs: number | null;
}
/** Nothing can be chosen here. */
export interface StuckPlace extends Place {
  readonly kind: 'stuck';
}
export type PlaceToSettle = TextPlace | WholePlace | StuckPlace;

type Known<Of extends PlaceToSettle> = Omit<Of, 'file' | 'lines' | 'before' | 'after'> & {
  readonly file: Pick<ConflictedFile, 'path'>;
};
/** What is enough of a place to find it again. */
export type KnownPlace = Known<TextPlace> | Known<WholePlace> | Known<StuckPlace>;

const OPEN: PlaceAnswer = { way: null, own: null };
/** Lines shown around a place. */
const AROUND = 3;

/** Everything a person has to choose, in the order of the files. */
export function placesToSettle(files: readonly ConflictedFile[]): readonly PlaceToSettle[] {
  return files.flatMap((file): readonly PlaceToSettle[] => {
    if (file.parts !== null) return textPlaces(file, file.parts);
    if (file.whole === null) return [{ kind: 'stuck', ...keyed(keyOf(file.path)), file }];
    const { ours, theirs } = file.whole;
    return [{ kind: 'whole', ...keyed(keyOf(file.path, ours, theirs)), file, ours, theirs }];
  });
}

function textPlaces(file: ConflictedFile, parts: NonNullable<ConflictedFile['parts']>): readonly TextPlace[] {
  const next = { ours: 1, theirs: 1 };
  const known = new Map<string, number>();
  return parts.flatMap((part, index): readonly TextPlace[] => {
    const start = { ...next };
    next.ours += linesOf(part.kind === 'agreed' ? part.text : part.ours).length;
    next.theirs += linesOf(part.kind === 'agreed' ? part.text : part.theirs).length;
    if (part.kind === 'agreed') return [];
    const [above, below] = [parts[index - 1], parts[index + 1]];
    return [
      {
        kind: 'text',
        ...keyedAmong(known, keyOf(file.path, part.ours, part.theirs)),
        file,
        ours: part.ours,
        theirs: part.theirs,
        lines: { ours: range(start.ours, next.ours), theirs: range(start.theirs, next.theirs) },
        before: above?.kind === 'agreed' ? linesOf(above.text).slice(-AROUND) : [],
        after: below?.kind === 'agreed' ? linesOf(below.text).slice(0, AROUND) : [],
      },
    ];
  });
}

/** What stands in the file's place once it is settled so; null while words of one's own are not begun. */
export function settledText(place: TextPlace, { way, own }: PlaceAnswer): string | null {
  if (way === null) return null;
  if (way === 'own') return own;
  if (way === 'both') return place.ours + place.theirs;
  return way === 'reversed' ? place.theirs + place.ours : place[way];
}

export function isSettled(place: PlaceToSettle, answers: PlaceAnswers): boolean {
  return choiceOf(place, answers.get(place.key)) !== null;
}

/** The choices as the host takes them, a list for each file; null while a place is open. */
export function settledFiles(
  places: readonly PlaceToSettle[],
  answers: PlaceAnswers,
): readonly SettledFile[] | null {
  const files = new Map<string, PlaceChoice[]>();
  for (const place of places) {
    const choice = choiceOf(place, answers.get(place.key));
    if (choice === null) return null;
    const { path } = place.file;
    files.set(path, [...(files.get(path) ?? []), choice]);
  }
  return [...files].map(([path, choices]) => ({ path, choices }));
}

function choiceOf(place: PlaceToSettle, answer: PlaceAnswer | undefined): PlaceChoice | null {
  if (place.kind === 'stuck' || answer === undefined) return null;
  const { way } = answer;
  if (place.kind === 'whole') return way === 'ours' || way === 'theirs' ? way : null;
  if (way === null) return null;
  if (way !== 'own' && way !== 'reversed') return way;
  const text = settledText(place, answer);
  return text === null ? null : { text };
}

/** Places and answers as they are kept, and as they were when they were kept. */
export function choicesToKeep(places: readonly KnownPlace[], answers: PlaceAnswers): readonly ChosenPlace[] {
  return places.map((place): ChosenPlace => {
    const answer = answers.get(place.key) ?? OPEN;
    const { path } = place.file;
    if (place.kind === 'stuck') return { kind: 'stuck', path, ...answer };
    return place.kind === 'text'
      ? { kind: 'text', path, ours: place.ours, theirs: place.theirs, ...answer }
      : { kind: 'whole', path, ours: place.ours, theirs: place.theirs, ...answer };
  });
}

export function choicesAsKept(kept: readonly ChosenPlace[]): {
  readonly places: readonly KnownPlace[];
  readonly answers: PlaceAnswers;
} {
  const known = new Map<string, number>();
  const answers = new Map<string, PlaceAnswer>();
  const places = kept.map((chosen): KnownPlace => {
    const place = knownPlace(known, chosen);
    const { way, own } = chosen;
    if (way !== null || own !== null) answers.set(place.key, { way, own });
    return place;
  });
  return { places, answers };
}

function knownPlace(known: Map<string, number>, chosen: ChosenPlace): KnownPlace {
  const file = { path: chosen.path };
  if (chosen.kind === 'stuck') return { kind: 'stuck', ...keyed(keyOf(file.path)), file };
  const { ours, theirs } = chosen;
  const words = keyOf(file.path, ours, theirs);
  if (chosen.kind === 'whole')
    return { kind: 'whole', ...keyed(words), file, ours: chosen.ours, theirs: chosen.theirs };
  return { kind: 'text', ...keyedAmong(known, words), file, ours: chosen.ours, theirs: chosen.theirs };
}

export interface CarriedAnswers {
  readonly answers: PlaceAnswers;
  /** Places that are chosen as before, and those whose words are others now. */
  readonly kept: number;
  readonly lost: number;
}

/**
 * What still fits once other work has landed. Words of one's own stay at hand where one side of their place is still
 * the same, but a person chooses there anew.
 */
export function carryAnswers(
  answers: PlaceAnswers,
  before: readonly KnownPlace[],
  after: readonly PlaceToSettle[],
): CarriedAnswers {
  const carried = new Map<string, PlaceAnswer>();
  let lost = 0;
  for (const place of before) {
    const answer = answers.get(place.key);
    if (!answer) continue;
    const isThere = countAlike(after, place) === countAlike(before, place);
    if (isThere) carried.set(place.key, answer);
    else if (answer.way !== null) lost += 1;
    const heir = isThere || answer.own === null ? undefined : after.find((one) => isHeir(one, place));
    if (heir && !carried.has(heir.key)) carried.set(heir.key, { way: null, own: answer.own });
  }
  const kept = after.filter(({ key }) => (carried.get(key)?.way ?? null) !== null).length;
  return { answers: carried, kept, lost };
}

/** Where one of several places that read alike is gone, nobody can say which. */
function countAlike(places: readonly KnownPlace[], { words }: KnownPlace): number {
  return places.filter((place) => place.words === words).length;
}

function isHeir(after: KnownPlace, before: KnownPlace): boolean {
  if (after.kind !== 'text' || before.kind !== 'text' || after.file.path !== before.file.path) return false;
  return after.ours === before.ours || after.theirs === before.theirs;
}

/** Lines without their ends; a last one that is not ended counts. */
export function linesOf(text: string): readonly string[] {
  const lines = text.split(/\r?\n/);
  return lines.at(-1) === '' ? lines.slice(0, -1) : lines;
}

function range(from: number, end: number): readonly [number, number] | null {
  return end > from ? [from, end - 1] : null;
}

function keyed(words: string): Pick<Place, 'key' | 'words'> {
  return { key: words, words };
}

/** Places that read alike are counted. */
function keyedAmong(known: Map<string, number>, words: string): Pick<Place, 'key' | 'words'> {
  const same = known.get(words) ?? 0;
  known.set(words, same + 1);
  return { key: `${words} ${same}`, words };
}

function keyOf(...parts: readonly (string | number | null)[]): string {
  return JSON.stringify(parts);
}

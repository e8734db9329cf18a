import type { ReviewAnalysis } from '#shared/review/analysis.ts';
import type { Verdict } from '#shared/review/verdict.ts';
import type { ReviewFile, ReviewHunk } from './reviewModel.ts';

export type ReadBy = 'file' | 'order';

/** Some of the change under one heading; a file may have parts in several. `title` is empty where none is needed. */
export interface ReadingSection {
  readonly title: string;
  readonly files: readonly ReviewFile[];
}

const STATES: Readonly<Record<Verdict['value'], string>> = {
  notMet: 'not met',
  notShown: 'not shown',
  met: 'met',
  waived: 'waived',
};
const NOT_ASKED_FOR = 'Not asked for';

/** The change file by file, or in the order to read it; what serves no criterion is gathered at the end of both. */
export function readingSections(
  files: readonly ReviewFile[],
  analysis: ReviewAnalysis | null,
  verdicts: readonly Verdict[],
  by: ReadBy,
): readonly ReadingSection[] {
  if (!analysis || verdicts.length === 0) return [{ title: '', files }];
  const unasked = new Set(analysis.notAskedFor);
  if (by === 'order') return counted(inOrder(files, analysis, verdicts, unasked));
  const asked = files.flatMap((file) => partOf(file, (hunk) => !unasked.has(hunk.id)));
  const rest = files.flatMap((file) =>
    file.hunks.length === 0 ? [] : partOf(file, ({ id }) => unasked.has(id)),
  );
  const sections = [
    { title: '', files: asked },
    { title: NOT_ASKED_FOR, files: rest },
  ];
  return counted(sections.filter((section) => section.files.length > 0));
}

/** Tells the places of one file apart, for whoever goes by their names. */
function counted(sections: readonly ReadingSection[]): readonly ReadingSection[] {
  const places = new Map<string, number>();
  return sections.map(({ title, files }) => ({
    title,
    files: files.map((part) => {
      const place = (places.get(part.file.path) ?? 0) + 1;
      places.set(part.file.path, place);
      return place === 1 ? part : { ...part, place };
    }),
  }));
}

function inOrder(
  files: readonly ReviewFile[],
  analysis: ReviewAnalysis,
  verdicts: readonly Verdict[],
  unasked: ReadonlySet<string>,
): readonly ReadingSection[] {
  const fileOf = new Map(
    files.flatMap((file) => file.hunks.map((hunk) => [hunk.id, { file, hunk }] as const)),
  );
  const sections: { title: string; files: ReviewFile[] }[] = [];
  for (const { id, under } of analysis.hunks) {
    const found = fileOf.get(id);
    if (!found) continue;
    const title = titleOf(found.hunk, unasked.has(id) ? null : under, verdicts);
    let section = sections.at(-1);
    if (section?.title !== title) sections.push((section = { title, files: [] }));
    const last = section.files.at(-1);
    if (last?.file === found.file.file)
      section.files[section.files.length - 1] = { ...last, hunks: [...last.hunks, found.hunk] };
    else section.files.push({ ...found.file, hunks: [found.hunk] });
  }
  const wordless = files.filter((file) => file.hunks.length === 0);
  return wordless.length > 0 ? [...sections, { title: 'Without text', files: wordless }] : sections;
}

function titleOf(hunk: ReviewHunk, under: string | null, verdicts: readonly Verdict[]): string {
  if (hunk.risks.some(({ kind }) => kind === 'protected')) return 'Protected';
  const verdict = verdicts.find(({ criterion }) => criterion === under);
  return verdict ? `${verdict.criterion}, ${STATES[verdict.value]}` : (under ?? NOT_ASKED_FOR);
}

function partOf(file: ReviewFile, wanted: (hunk: ReviewHunk) => boolean): readonly ReviewFile[] {
  const hunks = file.hunks.filter(wanted);
  if (file.hunks.length > 0 && hunks.length === 0) return [];
  return [hunks.length === file.hunks.length ? file : { ...file, hunks }];
}

/** Minutes that what nobody has marked seen still takes, rounded up. */
export function minutesLeft(
  files: readonly ReviewFile[],
  isSeen: (path: string, hunk: string) => boolean,
): number {
  const minutes = files
    .flatMap(({ file, hunks }) => hunks.filter(({ id }) => !isSeen(file.path, id)))
    .reduce((sum, hunk) => sum + hunk.minutes, 0);
  return Math.ceil(minutes);
}

export type SaidAnswer = { readonly comment: number; readonly text: string };

const ANSWER = /^\W{0,6}comment\s+#?(?<number>[1-9]\d{0,3})\W{1,6}(?<text>\S.*)$/i;

/** What a report answers to the comments of its brief, one line each (`Comment 2: moved it there`); the last word counts. */
export function answersOf(report: string, comments: number): readonly SaidAnswer[] {
  const found = new Map<number, SaidAnswer>();
  for (const line of report.split(/\r?\n/)) {
    const groups = ANSWER.exec(line.trim())?.groups;
    const comment = Number(groups?.['number'] ?? 0);
    const text = groups?.['text']?.trim() ?? '';
    if (comment < 1 || comment > comments || text === '') continue;
    found.set(comment, { comment, text });
  }
  return [...found.values()].toSorted((a, b) => a.comment - b.comment);
}

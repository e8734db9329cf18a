import type { Finding } from '#shared/spec/lint/finding.ts';
import { lintSentence } from '#shared/spec/lint/lintSentence.ts';
import { lintSpec } from '#shared/spec/lint/lintSpec.ts';
import { parseSpec } from '#shared/spec/parseSpec.ts';
import type { SpecDocument, SpecProblem } from '#shared/spec/specDocument.ts';
import { type PlacedFinding, placeIn, suggestionOf } from './placedFinding.ts';
import { proseBlocks } from './proseBlocks.ts';

/** Every line is one requirement; empty lines are skipped. */
export function findingsOfLines(text: string): readonly PlacedFinding[] {
  const body = text.replace(/^\uFEFF/, '');
  return body.split(/\r\n|\r|\n/).flatMap((line, index) =>
    lintSentence(line, { isCriterion: true }).map((finding) => ({
      line: index + 1,
      startColumn: finding.start + 1,
      endColumn: finding.end + 1,
      ...judgement(finding),
    })),
  );
}

/** A spec is judged as a whole; any other text by its paragraphs and list items. In the order of the file. */
export function findingsOfFile(text: string): readonly PlacedFinding[] {
  const document = parseSpec(text);
  if (document.requirements.length > 0 || document.id !== null) return findingsOfSpec(document);
  const place = placeIn(text);
  return proseBlocks(text).flatMap(({ start, end }) =>
    lintSentence(text.slice(start, end)).map((finding) => ({
      ...place({ start: start + finding.start, end: start + finding.end }),
      ...judgement(finding),
    })),
  );
}

/** The words of a spec and its form together. */
export function findingsOfSpec(document: SpecDocument): readonly PlacedFinding[] {
  const place = placeIn(document.text);
  const findings = lintSpec(document);
  const places = new Set(findings.map(({ start, end }) => `${start} ${end}`));
  return [
    ...document.problems
      .filter(({ range }) => !places.has(`${range.start} ${range.end}`))
      .map((problem) => ({ ...place(problem.range), ...structural(problem) })),
    ...findings.map((finding) => ({ ...place(finding), ...judgement(finding) })),
  ].toSorted((a, b) => a.line - b.line || a.startColumn - b.startColumn);
}

function judgement(finding: Finding): Pick<PlacedFinding, 'smell' | 'severity' | 'message' | 'suggestion'> {
  const { smell, severity, message } = finding;
  return { smell, severity, message, suggestion: suggestionOf(finding) };
}

function structural({
  severity,
  message,
}: SpecProblem): Pick<PlacedFinding, 'smell' | 'severity' | 'message' | 'suggestion'> {
  return { smell: 'structure', severity, message, suggestion: 'Write it as docs/formats.md shows.' };
}

import { unwrappedOffsets } from '../../parse/wrappedText.ts';
import type { SpecDocument, SpecPart, SpecText } from '../../specDocument.ts';
import { type Reading, readText } from '../language/readText.ts';
import { remember } from '../language/remember.ts';

/** A part of the spec whose words are judged. */
export type LintedPart = {
  readonly key: string;
  /** Its id, or what the part is called in messages. */
  readonly name: string;
  readonly role: 'criterion' | 'rule' | 'prose';
  readonly text: string;
  readonly readings: readonly Reading[];
  /** Where a place in `text` stands in the file. */
  readonly offsetInFile: (offset: number) => number;
};

const read = remember(4_000, readText);

/**
 * What the linter reads: criteria, then constraints and boundaries, then the prose below requirements and the lists.
 * The request, the reasons and the questions are people's own words, and nobody builds from them.
 */
export function lintedParts(doc: SpecDocument): readonly LintedPart[] {
  const rules = [...doc.constraints, ...doc.boundaries];
  const prose = doc.requirements.flatMap((requirement) =>
    requirement.prose
      .filter(({ kind }) => kind === 'paragraph' || kind === 'list')
      .map((part) => ({ part, name: requirement.id })),
  );
  const lists = [...doc.scopeIn, ...doc.scopeOptional, ...doc.integration, ...doc.assumptions];
  return [
    ...doc.criteria.map((part) => partOf(doc, part, part.id, 'criterion')),
    ...rules.map((part) => partOf(doc, part, part.id ?? part.key, 'rule')),
    ...prose.map(({ part, name }) => partOf(doc, part, name, 'prose')),
    ...lists.map((part) => partOf(doc, part, part.id ?? 'the scope', 'prose')),
  ];
}

function partOf(
  doc: SpecDocument,
  part: SpecText & SpecPart,
  name: string,
  role: LintedPart['role'],
): LintedPart {
  const { start, end } = part.textRange;
  const source = doc.text.slice(start, end);
  // Prose keeps its line ends, and so do its offsets.
  const wrapped = part.text !== source;
  const offsets = wrapped ? unwrappedOffsets(source) : null;
  const offsetInFile = (offset: number) =>
    start + Math.min(offsets ? (offsets[offset] ?? source.length) : offset, source.length);
  return { key: part.key, name, role, text: part.text, readings: read(part.text), offsetInFile };
}

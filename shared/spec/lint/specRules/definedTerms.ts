import type { SpecDocument } from '../../specDocument.ts';

const GLOSSARY = /\b(?:glossary|terms|definitions|vocabulary|terminology)\b/i;
/** “- **Term**: …”, “Term: …”, “| Term | …”. */
const ENTRY =
  /^[ \t]*(?:[-*+]|\|)?[ \t]*(?:\*\*|__|`)?([\p{L}][\p{L}\p{N} /_-]{0,60}?)(?:\*\*|__|`)?(?:\s*\([^)\n]*\))?(?:\*\*|__)?[ \t]*(?::|\||–|—| - )/gmu;
/** “Role Based Access Control (RBAC)” and “RBAC (role …)”. */
const WRITTEN_OUT = /\p{L}\s+\(([\p{Lu}\d]{2,8})s?\)|(?<![\p{L}\d])([\p{Lu}\d]{2,8})s?\s+\(\p{L}+[ -]\p{L}/gu;

export type DefinedTerms = {
  /** Lower case. */
  readonly terms: ReadonlySet<string>;
  readonly hasGlossary: boolean;
  /** The same for the same terms. */
  readonly signature: string;
};

/** What the spec itself explains: its glossary, and acronyms written out anywhere. */
export function definedTerms(doc: SpecDocument): DefinedTerms {
  const glossaries = doc.sections.filter(({ heading }) => GLOSSARY.test(heading.text));
  const entries = glossaries.flatMap(({ range }) => [
    ...doc.text.slice(range.start, range.end).matchAll(ENTRY),
  ]);
  const acronyms = [...doc.text.matchAll(WRITTEN_OUT)].map((match) => match[1] ?? match[2] ?? '');
  const terms = new Set(
    [...entries.map((match) => match[1] ?? ''), ...acronyms].map((term) => term.trim().toLowerCase()),
  );
  return { terms, hasGlossary: entries.length > 0, signature: [...terms].toSorted().join('|') };
}

import type { SpecDocument, SpecText } from '../specDocument.ts';

/** How the words of a part are laid out: one line (perhaps wrapped), a heading, or Markdown of several lines. */
export type FoundPart = { readonly part: SpecText; readonly layout: 'line' | 'item' | 'heading' | 'prose' };

/** Looks a part up by its key; sections are not parts. */
export function findPart(doc: SpecDocument, key: string): FoundPart | null {
  if (key === 'title') return doc.titleHeading ? { part: doc.titleHeading, layout: 'heading' } : null;
  for (const { part, layout } of allParts(doc)) if (part.key === key) return { part, layout };
  return null;
}

function* allParts(doc: SpecDocument): Generator<FoundPart> {
  for (const part of doc.preamble) yield { part, layout: 'prose' };
  for (const section of doc.sections) {
    for (const part of section.prose) yield { part, layout: 'prose' };
    for (const part of section.items) {
      yield { part, layout: part.id === null ? 'item' : 'line' };
      if ('waitsFor' in part && part.waitsFor) yield { part: part.waitsFor as SpecText, layout: 'line' };
    }
    for (const requirement of section.requirements) {
      yield { part: requirement, layout: 'heading' };
      for (const part of requirement.prose) yield { part, layout: 'prose' };
      for (const criterion of requirement.criteria) {
        yield { part: criterion, layout: 'line' };
        for (const part of criterion.shownBy) yield { part, layout: 'line' };
      }
    }
  }
}

import type { OpenProject } from '#electron/services/project/openProject.ts';
import type { CodeFact } from '#shared/interview/nextQuestion.ts';
import { searchTerms } from '#shared/interview/searchTerms.ts';
import type { SpecDocument } from '#shared/spec/specDocument.ts';
import { findFacts } from './findFacts.ts';

const LONGEST_SEARCH_MS = 1_500;

export type FactCache = (project: OpenProject, doc: SpecDocument) => Promise<readonly CodeFact[]>;

/** Looks the repository up once per commit and set of terms, so that a question keeps its citations while it is open. */
export function createFactCache(): FactCache {
  const known = new Map<string, { key: string; facts: Promise<readonly CodeFact[]> }>();
  return (project, doc) => {
    const terms = searchTerms(doc);
    const key = `${project.state().head} ${terms.join(' ')}`;
    const place = `${project.id}/${doc.id ?? doc.title}`;
    const cached = known.get(place);
    if (cached?.key === key) return cached.facts;
    const facts = findFacts(project, terms, AbortSignal.timeout(LONGEST_SEARCH_MS));
    known.set(place, { key, facts });
    return facts;
  };
}

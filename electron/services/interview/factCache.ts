import type { CodeReader } from '#electron/services/code/createCodeService.ts';
import type { OpenProject } from '#electron/services/project/openProject.ts';
import type { CodeFact } from '#shared/interview/nextQuestion.ts';
import { searchTerms } from '#shared/interview/searchTerms.ts';
import type { SpecDocument } from '#shared/spec/specDocument.ts';
import { findFacts } from './findFacts.ts';

const LONGEST_SEARCH_MS = 1_500;
/** A first question must not wait for an index that is only just being made. */
const LONGEST_WAIT_MS = 700;
const FILES_ASKED_FOR = 30;

export type FactReader = Pick<CodeReader, 'find' | 'free'>;
export type FactCache = (project: OpenProject, doc: SpecDocument) => Promise<readonly CodeFact[]>;

/**
 * Looks the repository up once per commit and set of terms, so that a question keeps its citations while it is open.
 * The code index says where to look; while it is still reading, the paths of the files do.
 */
export function createFactCache(code?: FactReader): FactCache {
  const known = new Map<string, { key: string; facts: Promise<readonly CodeFact[]> }>();
  return (project, doc) => {
    const terms = searchTerms(doc);
    const key = `${project.state().head} ${terms.join(' ')}`;
    const place = `${project.id}/${doc.id ?? doc.title}`;
    const cached = known.get(place);
    if (cached?.key === key) return cached.facts;
    const facts = look(project, { words: `${doc.title}\n${doc.request?.text ?? ''}`, terms });
    known.set(place, { key, facts });
    return facts;
  };

  /** The text stands in the page before the repository is gone through for it. */
  async function look(project: OpenProject, query: Parameters<typeof findFacts>[1]) {
    await code?.free(project.id);
    const signal = AbortSignal.timeout(LONGEST_SEARCH_MS + LONGEST_WAIT_MS);
    return findFacts(project, query, signal, (words) => askIndex(project, words));
  }

  async function askIndex(project: OpenProject, query: string) {
    if (!code) return null;
    const late = new Promise<null>((resolve) => {
      setTimeout(resolve, LONGEST_WAIT_MS, null).unref();
    });
    const found = await Promise.race([code.find(project.id, query, FILES_ASKED_FOR), late]);
    return found?.ok ? found.value : null;
  }
}

import type { CodeReader } from '#electron/services/code/createCodeService.ts';
import type { OpenProject } from '#electron/services/project/openProject.ts';
import type { CodeFact } from '#shared/interview/nextQuestion.ts';
import { searchTerms } from '#shared/interview/searchTerms.ts';
import { findFacts } from './findFacts.ts';
import type { Talk } from './talk.ts';

const LONGEST_SEARCH_MS = 1_500;
/** A first question must not wait for an index that is only just being made. */
const LONGEST_WAIT_MS = 700;
/** A later one waits less: it has the places that were found before. */
const LATER_WAIT_MS = 150;
const FILES_ASKED_FOR = 30;

export type FactReader = Pick<CodeReader, 'find' | 'free'>;
export type FactCache = (talk: Pick<Talk, 'project' | 'doc' | 'turns'>) => Promise<readonly CodeFact[]>;

type Looked = {
  readonly key: string;
  /** How many questions had been answered by then. */
  readonly answered: number;
  readonly facts: Promise<readonly CodeFact[]>;
  /** False while the code index could not tell yet. */
  isByIndex: boolean;
};

/**
 * Looks the repository up once per commit and set of terms, so that a question keeps its citations while it is open.
 * The code index says where to look; while it is still reading, the paths of the files do, and it is asked again with
 * the next question.
 */
export function createFactCache(code?: FactReader): FactCache {
  const known = new Map<string, Looked>();
  return ({ project, doc, turns }) => {
    const terms = searchTerms(doc);
    const key = `${project.state().head} ${terms.join(' ')}`;
    const place = `${project.id}/${doc.id ?? doc.title}`;
    const before = known.get(place);
    const isSame = before?.key === key;
    if (isSame && (before.isByIndex || before.answered === turns.length)) return before.facts;
    const query = { words: `${doc.title}\n${doc.request?.text ?? ''}`, terms };
    const looked: Looked = {
      key,
      answered: turns.length,
      isByIndex: code === undefined,
      facts: look(project, query, isSame ? LATER_WAIT_MS : LONGEST_WAIT_MS).then((found) => {
        looked.isByIndex ||= found.isByIndex;
        return found.facts;
      }),
    };
    known.set(place, looked);
    return looked.facts;
  };

  /** The text stands in the page before the repository is gone through for it. */
  async function look(project: OpenProject, query: Parameters<typeof findFacts>[1], wait: number) {
    await code?.free(project.id);
    const signal = AbortSignal.timeout(LONGEST_SEARCH_MS + LONGEST_WAIT_MS);
    let isByIndex = false;
    const facts = await findFacts(project, query, signal, async (words) => {
      const found = await askIndex(project, words, wait);
      isByIndex = found !== null;
      return found;
    });
    return { facts, isByIndex };
  }

  async function askIndex(project: OpenProject, query: string, wait: number) {
    if (!code) return null;
    const late = new Promise<null>((resolve) => {
      setTimeout(resolve, wait, null).unref();
    });
    const found = await Promise.race([code.find(project.id, query, FILES_ASKED_FOR), late]);
    return found?.ok ? found.value : null;
  }
}

import { countOf, sentence } from '#shared/run/words.ts';
import type { SpecDocument } from '#shared/spec/specDocument.ts';
import { hunkId, type HunkRisk, type HunkService, type ReviewAnalysis } from './analysis.ts';
import type { PatchFile, PatchHunk } from './patch.ts';
import { readingOrder, type ReadHunk } from './readingOrder.ts';
import { partsOf } from './splitHunk.ts';
import { isTestFile } from './testFiles.ts';
import { sharedTerms, termsOf, wordsOf } from './trace/terms.ts';
import { traceChange, type TracedChange } from './trace/traceChange.ts';
import type { Verdict } from './verdict.ts';

/** What the code index knows of a changed file. */
export interface FileFacts {
  /** Files that import it. */
  readonly dependants: number;
  /** Whether a test reaches it by imports. */
  readonly tested: boolean;
}

export interface AnalysedChange extends TracedChange {
  readonly base: string;
  readonly head: string | null;
  readonly spec: Pick<SpecDocument, 'requirements' | 'boundaries'>;
  readonly verdicts: readonly Verdict[];
  readonly isProtected: (path: string) => boolean;
  readonly isInScope: (path: string) => boolean;
  /** Null where there is no index. */
  readonly factsOf: (path: string) => FileFacts | null;
}

/** More files than this importing one make a change to it worth an early look. */
const MANY_DEPENDANTS = 5;
/** Words shared with a boundary that make a hunk near it. */
const NEAR_BOUNDARY = 3;

/** Holds a change against its criteria: what each hunk serves and why, what nothing asked for, and how to read it. */
export function analyseChange(change: AnalysedChange): ReviewAnalysis {
  const services = traceChange(change);
  const boundaries = change.spec.boundaries.map(({ id, text }) => ({ id, terms: wordsOf(termsOf(text)) }));
  const read = change.files.flatMap((file) =>
    partsOf(file).map((hunk): ReadHunk => {
      const id = hunkId(file.path, hunk);
      const own = services.get(id) ?? [];
      return {
        id,
        path: file.path,
        hunk,
        services: own,
        risks: risksOf(change, file, hunk, own, boundaries),
      };
    }),
  );
  const ordered = readingOrder(read, change.verdicts);
  const served = new Set(ordered.flatMap((hunk) => hunk.services.map(({ criterion }) => criterion)));
  return {
    base: change.base,
    head: change.head,
    hunks: ordered,
    notAskedFor: ordered.filter((hunk) => hunk.services.length === 0).map(({ id }) => id),
    withoutHunk: change.criteria.filter((id) => !served.has(id)),
    minutes: Math.round(ordered.reduce((sum, { minutes }) => sum + minutes, 0)),
  };
}

function risksOf(
  change: AnalysedChange,
  { path, oldPath }: PatchFile,
  hunk: PatchHunk,
  services: readonly HunkService[],
  boundaries: readonly { readonly id: string | null; readonly terms: ReadonlySet<string> }[],
): readonly HunkRisk[] {
  const risks: HunkRisk[] = [];
  // A file that was moved is taken from one place and put in another: either may be guarded.
  const touched = oldPath === null ? [path] : [path, oldPath];
  const guarded = touched.find(change.isProtected);
  if (guarded !== undefined) risks.push({ kind: 'protected', why: `${guarded} is protected.` });
  const stray = touched.find((one) => !change.isInScope(one));
  if (stray !== undefined)
    risks.push({ kind: 'outOfScope', why: `${stray} is outside the files that were declared.` });
  const said = termsOf(
    hunk.lines
      .filter(({ kind }) => kind !== 'same')
      .map(({ text }) => text)
      .join('\n'),
  );
  const near = boundaries.find(({ terms }) => sharedTerms(terms, said).size >= NEAR_BOUNDARY);
  if (near)
    risks.push({ kind: 'boundary', why: `It is near the boundary ${near.id ?? ''}`.trim().concat('.') });
  const facts = change.factsOf(path);
  if (facts && facts.dependants > MANY_DEPENDANTS)
    risks.push({ kind: 'dependants', why: sentence(`${countOf(facts.dependants, 'file')} import it.`) });
  const isUntested = facts !== null && !facts.tested && !isTestFile(path) && services.length > 0;
  if (isUntested) risks.push({ kind: 'untested', why: 'No test reaches it.' });
  return risks;
}

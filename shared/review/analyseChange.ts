import { countOf, sentence } from '#shared/run/words.ts';
import type { SpecDocument } from '#shared/spec/specDocument.ts';
import type { Evidence } from '#shared/run/run.ts';
import { hunkId, type HunkRisk, type ReviewAnalysis } from './analysis.ts';
import type { PatchFile, PatchHunk } from './patch.ts';
import { readingOrder, type ReadHunk } from './readingOrder.ts';
import type { Service } from './serves.ts';
import { partsOf } from './splitHunk.ts';
import { isTestFile } from './testFiles.ts';
import { sharedTerms, termsOf } from './trace/terms.ts';
import type { HunkTag, TraceHunk } from './trace/traceInput.ts';
import { traceHunks } from './trace/traceHunks.ts';
import type { Verdict } from './verdict.ts';

/** What the code index knows of a changed file. */
export interface FileFacts {
  /** Files that import it. */
  readonly dependants: number;
  /** Whether a test reaches it by imports. */
  readonly tested: boolean;
}

export interface AnalysedChange {
  readonly base: string;
  readonly head: string | null;
  readonly files: readonly PatchFile[];
  readonly spec: Pick<SpecDocument, 'requirements' | 'boundaries'>;
  /** Ids of the criteria that it is held against, such as a task's. */
  readonly criteria: readonly string[];
  readonly verdicts: readonly Verdict[];
  readonly evidence: readonly Evidence[];
  readonly report: string;
  readonly tags: readonly HunkTag[];
  readonly isProtected: (path: string) => boolean;
  readonly isInScope: (path: string) => boolean;
  /** Null where there is no index. */
  readonly factsOf: (path: string) => FileFacts | null;
  readonly definesOf: (path: string, hunk: PatchHunk) => ReadonlySet<string>;
}

/** More files than this importing one make a change to it worth an early look. */
const MANY_DEPENDANTS = 5;
/** Words shared with a boundary that make a hunk near it. */
const NEAR_BOUNDARY = 3;
/** Tracing words of more changed lines would take seconds; a change so large is data, read by its folders. */
const MOST_TRACED_LINES = 40_000;

/** Holds a change against its criteria: what each hunk serves and why, what nothing asked for, and how to read it. */
export function analyseChange(change: AnalysedChange): ReviewAnalysis {
  const hunks = change.files.flatMap((file) =>
    partsOf(file).map(
      (hunk): TraceHunk => ({
        id: hunkId(file.path, hunk),
        file,
        hunk,
        defines: change.definesOf(file.path, hunk),
      }),
    ),
  );
  const services = servicesOf(change, hunks);
  const boundaries = change.spec.boundaries.map(({ id, text }) => ({ id, terms: termsOf(text) }));
  const read = hunks.map(({ id, file, hunk }): ReadHunk => {
    const own = services.get(id) ?? [];
    return {
      id,
      path: file.path,
      hunk,
      services: own,
      risks: risksOf(change, file, hunk, own, boundaries),
    };
  });
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

function servicesOf(
  change: AnalysedChange,
  hunks: readonly TraceHunk[],
): ReadonlyMap<string, readonly Service[]> {
  const wanted = new Set(change.criteria);
  const criteria = change.spec.requirements.flatMap(({ title, criteria: own }) =>
    own.filter(({ id }) => wanted.has(id)).map(({ id, text }) => ({ id, text, title })),
  );
  const { report, evidence, tags } = change;
  let room = MOST_TRACED_LINES;
  const traced = hunks.filter(({ hunk }) => (room -= hunk.lines.length) >= 0);
  if (criteria.length === 0) return new Map();
  return traceHunks({ hunks: traced, criteria, report, evidence, tags });
}

function risksOf(
  change: AnalysedChange,
  { path, oldPath }: PatchFile,
  hunk: PatchHunk,
  services: readonly Service[],
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

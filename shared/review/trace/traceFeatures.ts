import { isTestFile } from '../testFiles.ts';
import { isGlue, isImport, isProse } from './lineKinds.ts';
import { linkNames } from './nameLinks.ts';
import { type HunkPart, partsOf } from './partsOf.ts';
import { createSaid, type Said } from './saidOf.ts';
import { sharedTerms, termsOf } from './terms.ts';
import type { TraceHunk, TraceInput } from './traceInput.ts';
import { createWordScore } from './wordScores.ts';

/** What speaks for a part serving a criterion; each from 0, most not above 3. `traceWeights` says how much it counts. */
export interface TraceFeatures {
  readonly words: number;
  readonly lead: number;
  readonly clearLead: number;
  readonly line: number;
  readonly lineLead: number;
  readonly lineFirst: number;
  readonly prose: number;
  readonly path: number;
  readonly around: number;
  readonly best: number;
  readonly tested: number;
  readonly usedBy: number;
  readonly uses: number;
  readonly shares: number;
  readonly sameFile: number;
  readonly sameHunk: number;
  readonly named: number;
  readonly otherNamed: number;
  readonly reported: number;
  readonly testLead: number;
  readonly testLine: number;
  readonly isTest: number;
  readonly isNew: number;
  readonly alone: number;
}

/** A part of a hunk, with its features for each criterion in their order. */
export interface TracedPart {
  readonly of: TraceHunk;
  readonly part: HunkPart;
  readonly glue: boolean;
  readonly features: readonly TraceFeatures[];
  readonly said: readonly Said[];
  /** For each criterion the words it shares with the part, as terms. */
  readonly shared: readonly ReadonlySet<string>[];
  /** Parts that use or test it, that it uses, and that share its names: by index. */
  readonly testedBy: readonly number[];
  readonly usesParts: readonly number[];
}

const most = (values: Iterable<number>) => Math.max(0, ...values);
/** Below this, a lead over others is noise. */
const LEAST_BEST = 0.2;

/** All parts of a change with what speaks for each criterion. */
export function traceFeatures(input: TraceInput): readonly TracedPart[] {
  const { criteria } = input;
  const found = input.hunks.flatMap((of) => partsOf(of.hunk).map((part) => ({ of, part })));
  const lines = found.map(({ part }) => part.changed.map(({ text }) => text));
  const lineTerms = lines.map((texts) =>
    texts.map((text) => (isImport(text) ? new Set<string>() : termsOf(text))),
  );
  const terms = lineTerms.map((sets) => new Set(sets.flatMap((set) => [...set])));
  const score = createWordScore(criteria, terms);
  const saidOf = createSaid(input);
  const isTest = found.map(({ of }) => isTestFile(of.file.path));
  const links = linkNames(
    found.map(({ of, part }, index) => ({
      lines: (lines[index] ?? []).filter((text) => !isImport(text)),
      defines: isTest[index] ? new Set<string>() : definedIn(of, part),
    })),
  );
  const facts = found.map(({ of, part }, index) => {
    const said = criteria.map((criterion) => saidOf(of, part, criterion));
    const rows = (lineTerms[index] ?? []).map((set) => score(set));
    const words = score(terms[index] ?? []);
    const prose = score(termsOf((lines[index] ?? []).filter(isProse).join('\n')));
    const path = score(
      termsOf(
        of.file.path
          .replace(/\.\w+$/, '')
          .split('/')
          .slice(-2)
          .join('/'),
      ),
    );
    const around = score(termsOf([of.hunk.header, ...part.around.map(({ text }) => text)].join('\n')));
    const base = criteria.map(
      (_, at) =>
        (words[at] ?? 0) +
        0.3 * (path[at] ?? 0) +
        0.2 * (around[at] ?? 0) +
        0.4 * (prose[at] ?? 0) +
        (said[at]?.named || said[at]?.shown ? 3 : 0) +
        (said[at]?.reported ? 2 : 0),
    );
    const top = Math.max(LEAST_BEST, ...base);
    return { said, rows, words, prose, path, around, base, lead: base.map((one) => one / top) };
  });
  const bestOf = criteria.map((_, at) => Math.max(LEAST_BEST, ...facts.map(({ base }) => base[at] ?? 0)));
  const strong = facts.map(({ base, lead }) => base.map((one, at) => one * (lead[at] ?? 0) ** 2));
  const strength = (part: number, at: number) => strong[part]?.[at] ?? 0;
  const siblings = found.map(({ of }, index) => ({
    file: indexes(found, (one, other) => other !== index && one.of.file.path === of.file.path),
    hunk: indexes(found, (one, other) => other !== index && one.of === of),
  }));
  return found.map(({ of, part }, index) => {
    const fact = facts[index];
    const uses = links.uses[index] ?? new Map<number, number>();
    const usedBy = links.usedBy[index] ?? [];
    const through = (users: readonly number[], at: number) =>
      most(users.map((user) => strength(user, at) / Math.sqrt(links.uses[user]?.size ?? 1)));
    const tests = isTest[index] ? [] : usedBy.filter((user) => isTest[user]);
    const mates = siblings[index]?.file ?? [];
    const rowOf = (at: number) => fact?.rows.map((row) => row[at] ?? 0) ?? [];
    const topLine = Math.max(LEAST_BEST, ...criteria.map((_, at) => most(rowOf(at))));
    const anyNamed = fact?.said.some(({ named }) => named) ?? false;
    const features = criteria.map((_, at): TraceFeatures => {
      const lead = fact?.lead[at] ?? 0;
      const said = fact?.said[at];
      const first = most(
        fact?.rows.map((row) => {
          const best = Math.max(...row);
          return best > 0.3 && (row[at] ?? 0) >= 0.95 * best ? (row[at] ?? 0) : 0;
        }) ?? [],
      );
      const named = said?.named || said?.shown ? 1 : 0;
      const test = isTest[index] ? 1 : 0;
      return {
        words: Math.min(3, fact?.words[at] ?? 0),
        lead,
        clearLead: lead ** 3,
        line: Math.min(2, most(rowOf(at))),
        lineLead: (most(rowOf(at)) / topLine) ** 2,
        lineFirst: Math.min(2, first),
        prose: Math.min(2, fact?.prose[at] ?? 0),
        path: fact?.path[at] ?? 0,
        around: fact?.around[at] ?? 0,
        best: ((fact?.base[at] ?? 0) / (bestOf[at] ?? 1)) ** 2,
        tested: through(tests, at),
        usedBy: through(
          usedBy.filter((user) => !isTest[user]),
          at,
        ),
        uses: most([...uses].map(([definer, weight]) => weight * strength(definer, at))),
        shares: sum([...(links.shares[index] ?? [])].map(([one, weight]) => weight * strength(one, at))),
        sameFile: mates.length === 0 ? 0 : sum(mates.map((mate) => strength(mate, at))) / mates.length,
        sameHunk: most((siblings[index]?.hunk ?? []).map((one) => strength(one, at))),
        named,
        otherNamed: anyNamed && named === 0 ? 1 : 0,
        reported: said?.reported ? 1 : 0,
        testLead: test * lead ** 3,
        testLine: test * Math.min(2, first),
        isTest: test,
        isNew: of.file.kind === 'added' ? 1 : 0,
        alone: 1 / (1 + (siblings[index]?.hunk.length ?? 0)),
      };
    });
    return {
      of,
      part,
      glue: isGlue(lines[index] ?? []),
      features,
      said: fact?.said ?? [],
      shared: criteria.map(({ text }) => sharedTerms(termsOf(text), terms[index] ?? new Set())),
      testedBy: tests,
      usesParts: [...uses.keys()],
    };
  });
}

/** Names that the lines of the part define: the index gives them for the hunk. */
function definedIn(of: TraceHunk, part: HunkPart): ReadonlySet<string> {
  const text = part.changed.map((line) => line.text).join('\n');
  return new Set([...of.defines].filter((name) => text.includes(name)));
}

function indexes<Value>(
  list: readonly Value[],
  fits: (one: Value, index: number) => boolean,
): readonly number[] {
  return list.flatMap((one, index) => (fits(one, index) ? [index] : []));
}

function sum(values: readonly number[]): number {
  return values.reduce((all, one) => all + one, 0);
}

import { isGlue } from './lineKinds.ts';
import { factsOf, LEAST_BEST, type PartFacts, type WordedPart, wordedParts } from './partFacts.ts';
import type { HunkPart } from './partsOf.ts';
import { type PartTies, strengths, tiesOf } from './partTies.ts';
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
/** A criterion whose score for a line comes this near to the best is as good. */
const AS_GOOD = 0.95;
/** A line says something once it scores this much. */
const SAYS_SOMETHING = 0.3;

/** What is known of a whole change before its parts are held against the criteria. */
interface Change {
  readonly input: TraceInput;
  readonly parts: readonly WordedPart[];
  readonly ties: readonly PartTies[];
  readonly strength: (part: number, criterion: number) => number;
  /** The most any part says of each criterion. */
  readonly bestOf: readonly number[];
}

/** All parts of a change with what speaks for each criterion. */
export function traceFeatures(input: TraceInput): readonly TracedPart[] {
  const { criteria } = input;
  const parts = wordedParts(input);
  const score = createWordScore(
    criteria,
    parts.map(({ terms }) => terms),
  );
  const saidOf = createSaid(input);
  const facts = parts.map((part) => factsOf(part, criteria, score, saidOf));
  const ties = tiesOf(parts);
  const bestOf = criteria.map((_, at) => Math.max(LEAST_BEST, ...facts.map(({ base }) => base[at] ?? 0)));
  const change = { input, parts, ties, strength: strengths(facts), bestOf };
  return parts.flatMap((part, index) => {
    const [fact, tied] = [facts[index], ties[index]];
    return fact && tied ? tracePart(change, part, fact, tied) : [];
  });
}

function tracePart(change: Change, worded: WordedPart, fact: PartFacts, ties: PartTies): TracedPart {
  const { criteria } = change.input;
  const { of, part, lines, terms } = worded;
  const topLine = Math.max(LEAST_BEST, ...criteria.map((_, at) => bestLine(fact, at)));
  return {
    of,
    part,
    glue: isGlue(lines),
    features: criteria.map((_, at) => ({
      ...byWords(fact, at, topLine),
      best: ((fact.base[at] ?? 0) / (change.bestOf[at] ?? 1)) ** 2,
      ...byTies(change, ties, at),
      ...byWordOfMouth(fact, at),
      ...byKind(worded, fact, at),
      alone: 1 / (1 + ties.inHunk.length),
    })),
    said: fact.said,
    shared: criteria.map(({ text }) => sharedTerms(termsOf(text), terms)),
    testedBy: ties.tests,
    usesParts: [...ties.uses.keys()],
  };
}

function byWords(fact: PartFacts, at: number, topLine: number) {
  const lead = fact.lead[at] ?? 0;
  return {
    words: Math.min(3, fact.words[at] ?? 0),
    lead,
    clearLead: lead ** 3,
    line: Math.min(2, bestLine(fact, at)),
    lineLead: (bestLine(fact, at) / topLine) ** 2,
    lineFirst: Math.min(2, bestFirstLine(fact, at)),
    prose: Math.min(2, fact.prose[at] ?? 0),
    path: fact.path[at] ?? 0,
    around: fact.around[at] ?? 0,
  };
}

/** What the parts it is tied to say for it. */
function byTies({ parts, ties, strength }: Change, own: PartTies, at: number) {
  // A part that uses many says less of each.
  const through = (users: readonly number[]) =>
    most(users.map((user) => strength(user, at) / Math.sqrt(ties[user]?.uses.size ?? 1)));
  const { inFile, inHunk } = own;
  return {
    tested: through(own.tests),
    usedBy: through(own.usedBy.filter((user) => !parts[user]?.isTest)),
    uses: most([...own.uses].map(([definer, weight]) => weight * strength(definer, at))),
    shares: sum([...own.shares].map(([one, weight]) => weight * strength(one, at))),
    sameFile: inFile.length === 0 ? 0 : sum(inFile.map((mate) => strength(mate, at))) / inFile.length,
    sameHunk: most(inHunk.map((one) => strength(one, at))),
  };
}

/** What is said outright, of this criterion or of another one. */
function byWordOfMouth({ said }: PartFacts, at: number) {
  const own = said[at];
  const named = own?.named || own?.shown ? 1 : 0;
  return {
    named,
    otherNamed: said.some((one) => one.named) && named === 0 ? 1 : 0,
    reported: own?.reported ? 1 : 0,
  };
}

function byKind({ of, isTest }: WordedPart, fact: PartFacts, at: number) {
  const test = isTest ? 1 : 0;
  return {
    testLead: test * (fact.lead[at] ?? 0) ** 3,
    testLine: test * Math.min(2, bestFirstLine(fact, at)),
    isTest: test,
    isNew: of.file.kind === 'added' ? 1 : 0,
  };
}

function bestLine({ rows }: PartFacts, at: number): number {
  return most(rows.map((row) => row[at] ?? 0));
}

function bestFirstLine({ rows }: PartFacts, at: number): number {
  return most(rows.map((row) => scoreWhereFirst(row, at)));
}

/** What a line says of a criterion where it says as much of no other. */
function scoreWhereFirst(row: readonly number[], at: number): number {
  const best = Math.max(...row);
  const own = row[at] ?? 0;
  return best > SAYS_SOMETHING && own >= AS_GOOD * best ? own : 0;
}

function sum(values: readonly number[]): number {
  return values.reduce((all, one) => all + one, 0);
}

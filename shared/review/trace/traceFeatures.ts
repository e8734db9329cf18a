import { createSigns } from './criterionSigns.ts';
import { isGlue, isTestHelp } from './lineKinds.ts';
import { factsOf, LEAST_BEST, leadOf, type PartFacts, type WordedPart, wordedParts } from './partFacts.ts';
import type { HunkPart } from './partsOf.ts';
import { type PartTies, strengths, tiesOf } from './partTies.ts';
import { createSaid, type Said } from './saidOf.ts';
import { createSecondLook, type NeighbourFeatures } from './secondLook.ts';
import { sharedTerms, termsOf, wordsOf } from './terms.ts';
import type { TraceHunk, TraceInput } from './traceInput.ts';
import { likelihood, type Weights } from './traceWeights.ts';
import { createWordScore } from './wordScores.ts';

/** What speaks for a part serving a criterion; each from 0, most not above 3. `traceWeights` says how much it counts. */
export interface TraceFeatures {
  readonly lead: number;
  readonly clearLead: number;
  readonly lineFirst: number;
  readonly prose: number;
  readonly defined: number;
  readonly definedLead: number;
  readonly unique: number;
  readonly responseLead: number;
  readonly numbers: number;
  readonly literal: number;
  readonly best: number;
  readonly tested: number;
  readonly usedBy: number;
  readonly uses: number;
  readonly shares: number;
  readonly sameHunk: number;
  readonly reported: number;
  readonly isTest: number;
  readonly isNew: number;
  readonly alone: number;
}

/** A part of a hunk, with its features for each criterion in their order. */
export interface TracedPart {
  readonly of: TraceHunk;
  readonly part: HunkPart;
  readonly glue: boolean;
  /** What the second look adds is there after that. */
  readonly features: readonly (TraceFeatures & Partial<NeighbourFeatures>)[];
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
/** A part that certainly serves a criterion passes on this much, about what the first look takes from its words. */
const LIKELY_STRENGTH = 2;

/** What is known of a whole change before its parts are held against the criteria. */
interface Change {
  readonly input: TraceInput;
  readonly parts: readonly WordedPart[];
  readonly ties: readonly PartTies[];
  readonly strength: (part: number, criterion: number) => number;
  /** The most any part says of each criterion. */
  readonly bestOf: readonly number[];
}

/**
 * All parts of a change with what speaks for each criterion. With the weights of a first look they are looked at a
 * second time, beside what the first one found for their neighbours.
 */
export function traceFeatures(input: TraceInput, first?: Weights): readonly TracedPart[] {
  const { criteria } = input;
  const parts = wordedParts(input);
  const terms = parts.map((part) => part.terms);
  const readers = {
    score: createWordScore(criteria, terms),
    saidOf: createSaid(input),
    signsOf: createSigns(criteria, terms),
  };
  const facts = parts.map((part) => factsOf(part, criteria, readers));
  const ties = tiesOf(parts);
  const bestOf = criteria.map((_, at) => Math.max(LEAST_BEST, ...facts.map(({ base }) => base[at] ?? 0)));
  const change = { input, parts, ties, strength: strengths(facts), bestOf };
  const traced = traceParts(change, facts);
  if (!first) return traced;
  const likely = traced.map(({ features, said }) =>
    features.map((one, at) => (isSaid(said[at]) ? 1 : likelihood(one, first))),
  );
  const strength = (part: number, at: number) => LIKELY_STRENGTH * (likely[part]?.[at] ?? 0);
  const look = createSecondLook(parts, ties, likely);
  return traceParts({ ...change, strength }, facts).map((part, index) => ({
    ...part,
    features: part.features.map((one, at) => ({ ...one, ...look(index, at) })),
  }));
}

/** Whether a part or what ran names the criterion outright. */
export function isSaid(said: Said | undefined): boolean {
  return said !== undefined && (said.named || said.shown !== null);
}

function traceParts(change: Change, facts: readonly PartFacts[]): readonly TracedPart[] {
  return change.parts.flatMap((part, index) => {
    const [fact, tied] = [facts[index], change.ties[index]];
    return fact && tied ? tracePart(change, part, fact, tied) : [];
  });
}

function tracePart(change: Change, worded: WordedPart, fact: PartFacts, ties: PartTies): TracedPart {
  const { criteria } = change.input;
  const { of, part, lines, terms, isTest } = worded;
  const defined = leadOf(fact.defined);
  const response = leadOf(fact.signs.response);
  return {
    of,
    part,
    glue: isGlue(lines) || (isTest && isTestHelp(lines)),
    features: criteria.map((_, at) => ({
      ...byWords(fact, at),
      defined: fact.defined[at] ?? 0,
      definedLead: (defined[at] ?? 0) ** 2,
      unique: fact.signs.unique[at] ?? 0,
      responseLead: (response[at] ?? 0) ** 2,
      numbers: fact.signs.numbers[at] ?? 0,
      literal: fact.signs.literal[at] ?? 0,
      best: ((fact.base[at] ?? 0) / (change.bestOf[at] ?? 1)) ** 2,
      ...byTies(change, ties, at),
      reported: fact.said[at]?.reported ? 1 : 0,
      isTest: isTest ? 1 : 0,
      isNew: of.file.kind === 'added' ? 1 : 0,
      alone: 1 / (1 + ties.inHunk.length),
    })),
    said: fact.said,
    shared: criteria.map(({ text }) => wordsOf(sharedTerms(termsOf(text), terms))),
    testedBy: ties.tests,
    usesParts: [...ties.uses.keys()],
  };
}

function byWords(fact: PartFacts, at: number) {
  const lead = fact.lead[at] ?? 0;
  return {
    lead,
    clearLead: lead ** 3,
    lineFirst: Math.min(2, bestFirstLine(fact, at)),
    prose: Math.min(2, fact.prose[at] ?? 0),
  };
}

/** What the parts it is tied to say for it. */
function byTies({ parts, ties, strength }: Change, own: PartTies, at: number) {
  // A part that uses many says less of each.
  const through = (users: readonly number[]) =>
    most(users.map((user) => strength(user, at) / Math.sqrt(ties[user]?.uses.size ?? 1)));
  return {
    tested: through(own.tests),
    usedBy: through(own.usedBy.filter((user) => !parts[user]?.isTest)),
    uses: most([...own.uses].map(([definer, weight]) => weight * strength(definer, at))),
    shares: sum([...own.shares].map(([one, weight]) => weight * strength(one, at))),
    sameHunk: most(own.inHunk.map((one) => strength(one, at))),
  };
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

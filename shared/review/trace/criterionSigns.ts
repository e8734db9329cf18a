import { sharedTerms, termsOf } from './terms.ts';
import type { TraceCriterion } from './traceInput.ts';
import { createWordScore } from './wordScores.ts';

/** What lines say of each criterion beyond how many of its words they share; in the order of the criteria. */
export interface CriterionSigns {
  /** Words that no other criterion says. */
  readonly unique: readonly number[];
  /** What the system shall do, without what makes it do so. */
  readonly response: readonly number[];
  readonly numbers: readonly number[];
  /** Names and quotes, spelled as the criterion spells them. */
  readonly literal: readonly number[];
}

const MOST_UNIQUE = 3;
const MOST_NUMBERS = 2;
const MOST_LITERAL = 2;
const NUMBER = /^\d+$/;
/** `code`, quotes, words joined by signs, and words joined by their case. */
const LITERAL =
  /`([^`]+)`|“([^”]+)”|"([^"]+)"|(?:[\p{L}\p{N}]+[-_/.:@])+[\p{L}\p{N}]+|\p{Lu}?\p{Ll}+\p{Lu}\p{L}*/gu;
const SHORTEST_LITERAL = 5;

/** Gives the signs of some lines; `parts` are the terms of all parts of the change. */
export function createSigns(
  criteria: readonly TraceCriterion[],
  parts: readonly ReadonlySet<string>[],
): (terms: ReadonlySet<string>, text: string) => CriterionSigns {
  const texts = criteria.map(({ text }) => termsOf(text));
  const responses = createWordScore(
    criteria.map((one) => ({ ...one, text: responseOf(one.text) })),
    parts,
  );
  const inCriteria = Map.groupBy(
    texts.flatMap((text) => [...text]),
    (term) => term,
  );
  const inParts = Map.groupBy(
    parts.flatMap((terms) => [...terms]),
    (term) => term,
  );
  const spread = (term: string) =>
    Math.log(1 + parts.length / (inParts.get(term)?.length ?? 1)) / Math.log(1 + parts.length);
  const own = texts.map((text) => [...text].filter((term) => inCriteria.get(term)?.length === 1));
  const literals = criteria.map(({ text }) => literalsOf(text));
  const said = (wanted: Iterable<string>, terms: ReadonlySet<string>, most: number) =>
    Math.min(
      most,
      [...sharedTerms(new Set(wanted), terms)].reduce((sum, term) => sum + spread(term), 0),
    );
  return (terms, text) => {
    const plain = bare(text);
    return {
      unique: own.map((list) => said(list, terms, MOST_UNIQUE)),
      response: responses(terms),
      numbers: texts.map((list) => said(list, new Set([...terms].filter(isNumber)), MOST_NUMBERS)),
      literal: literals.map((list) =>
        Math.min(MOST_LITERAL, list.filter((one) => plain.includes(one)).length),
      ),
    };
  };
}

/** By EARS what the system does stands behind SHALL. */
function responseOf(text: string): string {
  return text.slice(Math.max(0, text.indexOf('SHALL')));
}

function literalsOf(text: string): readonly string[] {
  const found = [...text.matchAll(LITERAL)].map(([all, code, quote, plain]) =>
    bare(code ?? quote ?? plain ?? all),
  );
  return [...new Set(found)].filter((one) => one.length >= SHORTEST_LITERAL);
}

/** `X-RateLimit-Limit`, `xRateLimitLimit` and `X_RATE_LIMIT_LIMIT` are one name. */
function bare(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
}

function isNumber(term: string): boolean {
  return NUMBER.test(term);
}

import { findRegroups, type Regroup } from './findRegroups.ts';
import {
  pairById,
  pairByLikeness,
  pairByWords,
  type Pairs,
  type Statement,
  unpaired,
} from './pairStatements.ts';

/** What became of each statement; one that is in no pair and no group came or went. */
export type Match = {
  readonly pairs: Pairs;
  /** By the statement in the text after: the one before it was. */
  readonly back: Pairs;
  readonly regroups: readonly Regroup[];
  readonly groupOf: ReadonlyMap<Statement, Regroup>;
};

/** Another id says another statement, unless the words are all but the same. */
const LIKE_UNDER_ANOTHER_ID = 0.8;
const LIKE_IN_PLACE = 0.5;

/** By id, then by the same words, then what was split or merged, then by likeness. Symmetric in the two texts. */
export function matchStatements(before: readonly Statement[], after: readonly Statement[]): Match {
  const named = pairById(before, after);
  const left = unpaired(before, after, named);
  const alike = new Map([...named, ...pairByWords(left.before, left.after)]);
  const regroups = findRegroups(before, after, alike);
  const groupOf = new Map(
    regroups.flatMap((group) =>
      [...group.before, ...group.after].map((each): readonly [Statement, Regroup] => [each, group]),
    ),
  );
  const kept = [...alike].filter(([one, other]) => !groupOf.has(one) && !groupOf.has(other));
  const rest = unpaired(before, after, alike);
  const isFree = (each: Statement) => !groupOf.has(each);
  const likely = pairByLikeness(rest.before.filter(isFree), rest.after.filter(isFree), leastLikeness);
  const pairs = new Map([...kept, ...likely]);
  return { pairs, back: new Map([...pairs].map(([one, other]) => [other, one])), regroups, groupOf };
}

function leastLikeness(before: Statement, after: Statement): number {
  const isInPlace = before.home === after.home && before.id === null && after.id === null;
  return isInPlace ? LIKE_IN_PLACE : LIKE_UNDER_ANOTHER_ID;
}

import type { SpecDocument, SpecRequirement } from '../specDocument.ts';
import type { IntentMove } from './intent.ts';
import { keptInOrder } from './keptInOrder.ts';
import { matchRequirements, type RequirementMatch } from './matchRequirements.ts';
import { type Match, matchStatements } from './matchStatements.ts';
import type { Statement } from './pairStatements.ts';
import { criterionStatements } from './texts.ts';

/** What became of the requirements and criteria of two texts. */
export type Compared = {
  readonly before: SpecDocument;
  readonly after: SpecDocument;
  readonly was: readonly Statement[];
  readonly is: readonly Statement[];
  readonly criteria: Match;
  readonly requirements: RequirementMatch;
};

/** Where requirements and criteria that moved were and are, by their key in the text after. */
export type Moves = ReadonlyMap<string, IntentMove>;

export function compareRequirements(before: SpecDocument, after: SpecDocument): Compared {
  const [was, is] = [criterionStatements(before), criterionStatements(after)];
  const criteria = matchStatements(was, is);
  return { before, after, was, is, criteria, requirements: matchRequirements(before, after, criteria) };
}

export function movesOf(compared: Compared): Moves {
  return new Map([...requirementMoves(compared), ...criterionMoves(compared)]);
}

type Move = readonly [string, IntentMove];

function requirementMoves({ before, after, requirements }: Compared): readonly Move[] {
  const [was, is] = [before.requirements, after.requirements];
  const pairs = inPlaces([...requirements.pairs], was, is);
  const kept = keptInOrder(pairs);
  return pairs.flatMap((pair): readonly Move[] => {
    const isRenamed = pair.one.id !== pair.other.id;
    if (kept.has(pair) && !isRenamed) return [];
    const move = isRenamed
      ? { from: pair.one.id, to: pair.other.id }
      : { from: placeIn(was, pair.before), to: placeIn(is, pair.after) };
    return [[pair.other.key, move]];
  });
}

function criterionMoves(compared: Compared): readonly Move[] {
  const { criteria, was, is } = compared;
  const isSameHome = homesOf(compared.requirements);
  const [homesBefore, homesAfter] = [
    Map.groupBy(was, ({ home }) => home),
    Map.groupBy(is, ({ home }) => home),
  ];
  const stayed = [...criteria.pairs].filter(([one, other]) => isSameHome(one.home, other.home));
  const within = Map.groupBy(stayed, ([one, other]) => `${one.home} ${other.home}`);
  const reordered = [...within.values()].flatMap((pairs) => {
    const [first] = pairs;
    if (!first) return [];
    const [own, others] = [homesBefore.get(first[0].home) ?? [], homesAfter.get(first[1].home) ?? []];
    const placed = inPlaces(pairs, own, others);
    const kept = keptInOrder(placed);
    return placed
      .filter((pair) => !kept.has(pair))
      .map(
        (pair): Move => [
          pair.other.key,
          { from: placeIn(own, pair.before), to: placeIn(others, pair.after) },
        ],
      );
  });
  const rehomed = [...criteria.pairs]
    .filter(([one, other]) => !isSameHome(one.home, other.home))
    .map(([one, other]): Move => [other.key, { from: nameIn(one, other), to: nameIn(other, one) }]);
  const renamed = stayed
    .filter(([one, other]) => one.id !== other.id && one.home === other.home)
    .map(([one, other]): Move => [other.key, { from: one.id ?? '', to: other.id ?? '' }]);
  return [...reordered, ...renamed, ...rehomed];
}

/** Its requirement, and its own id when the counterpart has another. */
function nameIn(each: Statement, counterpart: Statement): string {
  const home = each.home.replace(/~\d+$/, '');
  return each.id === counterpart.id ? home : `${each.id ?? ''} in ${home}`;
}

function inPlaces<Part extends { readonly key: string }>(
  pairs: readonly (readonly [Part, Part])[],
  was: readonly Part[],
  is: readonly Part[],
) {
  const [before, after] = [placesOf(was), placesOf(is)];
  return pairs.map(([one, other]) => ({
    one,
    other,
    before: before.get(one) ?? 0,
    after: after.get(other) ?? 0,
    name: [one.key, other.key].toSorted().join(' '),
  }));
}

function placesOf<Part>(parts: readonly Part[]): ReadonlyMap<Part, number> {
  return new Map(parts.map((each, place) => [each, place]));
}

/** Where something stands among its neighbours. */
function placeIn(all: readonly { readonly id: string | null }[], at: number): string {
  const above = all[at - 1]?.id;
  return above ? `after ${above}` : 'first';
}

/** Whether a requirement before, by its key, is one after, or became it together with others. */
function homesOf({ pairs, groupOf }: RequirementMatch): (before: string, after: string) => boolean {
  const homes = new Map<string, Set<string>>();
  const add = (one: SpecRequirement, other: SpecRequirement) =>
    homes.set(one.key, (homes.get(one.key) ?? new Set()).add(other.key));
  for (const [one, other] of pairs) add(one, other);
  for (const group of groupOf.values())
    for (const one of group.before) for (const other of group.after) add(one, other);
  return (before, after) => homes.get(before)?.has(after) ?? false;
}

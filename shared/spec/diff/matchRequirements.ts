import type { SpecDocument, SpecRequirement } from '../specDocument.ts';
import type { Match } from './matchStatements.ts';
import type { Statement } from './pairStatements.ts';

export type RequirementGroup = {
  readonly before: readonly SpecRequirement[];
  readonly after: readonly SpecRequirement[];
};

/** What became of each requirement, told by its id, its title and where its criteria went. */
export type RequirementMatch = {
  readonly pairs: ReadonlyMap<SpecRequirement, SpecRequirement>;
  readonly back: ReadonlyMap<SpecRequirement, SpecRequirement>;
  readonly groupOf: ReadonlyMap<SpecRequirement, RequirementGroup>;
};

/** By the key of a requirement in one text: how many of its criteria stand in which one of the other. */
type Flow = ReadonlyMap<string, ReadonlyMap<string, number>>;

export function matchRequirements(
  before: SpecDocument,
  after: SpecDocument,
  criteria: Match,
): RequirementMatch {
  const there = flowOf(criteria);
  const back = reverse(there);
  const pairs = pairRequirements(before.requirements, after.requirements, there, back);
  const reversed = new Map([...pairs].map(([one, other]) => [other, one]));
  const splits = findSplits(before.requirements, after.requirements, pairs, there, back);
  const merges = findSplits(after.requirements, before.requirements, reversed, back, there).map((group) => ({
    before: group.after,
    after: group.before,
  }));
  return { pairs, back: reversed, groupOf: withoutOverlap([...splits, ...merges]) };
}

function flowOf(criteria: Match): Flow {
  const flow = new Map<string, Map<string, number>>();
  const add = (from: Statement, to: Statement) => {
    const row = flow.get(from.home) ?? new Map<string, number>();
    flow.set(from.home, row.set(to.home, (row.get(to.home) ?? 0) + 1));
  };
  for (const [from, to] of criteria.pairs) add(from, to);
  for (const group of criteria.regroups)
    for (const from of group.before) for (const to of group.after) add(from, to);
  return flow;
}

function reverse(flow: Flow): Flow {
  const back = new Map<string, Map<string, number>>();
  for (const [from, row] of flow)
    for (const [to, count] of row) back.set(to, (back.get(to) ?? new Map<string, number>()).set(from, count));
  return back;
}

function pairRequirements(
  before: readonly SpecRequirement[],
  after: readonly SpecRequirement[],
  there: Flow,
  back: Flow,
): ReadonlyMap<SpecRequirement, SpecRequirement> {
  const byKey = new Map(after.map((each) => [each.key, each]));
  const pairs = new Map<SpecRequirement, SpecRequirement>();
  for (const each of before) {
    const same = byKey.get(each.key);
    if (same) pairs.set(each, same);
  }
  const taken = new Set(pairs.values());
  const isFree = (each: SpecRequirement | undefined) => each !== undefined && !taken.has(each);
  const pairBy = (find: (each: SpecRequirement) => SpecRequirement | undefined) => {
    for (const each of before) {
      const found = pairs.has(each) ? undefined : find(each);
      if (!found || !isFree(found)) continue;
      pairs.set(each, found);
      taken.add(found);
    }
  };
  const byTitle = Map.groupBy(after.filter(isFree), ({ title }) => title);
  pairBy((each) => (each.title === '' ? undefined : byTitle.get(each.title)?.find(isFree)));
  // A requirement all of whose criteria stand under one new one, and the reverse, is that one under another id.
  pairBy((each) => {
    const [to, ...more] = there.get(each.key)?.keys() ?? [];
    if (to === undefined || more.length > 0 || back.get(to)?.size !== 1) return undefined;
    return byKey.get(to);
  });
  return pairs;
}

/** A requirement whose criteria now stand under several, of which all but the one with its id are new. */
function findSplits(
  before: readonly SpecRequirement[],
  after: readonly SpecRequirement[],
  pairs: ReadonlyMap<SpecRequirement, SpecRequirement>,
  there: Flow,
  back: Flow,
): readonly RequirementGroup[] {
  const taken = new Set(pairs.values());
  return before.flatMap((whole) => {
    const row = there.get(whole.key);
    if (!row || row.size < 2) return [];
    const rest = pairs.get(whole);
    const parts = after.filter((each) => {
      const count = row.get(each.key) ?? 0;
      if (each === rest) return true;
      const comesFrom = [...(back.get(each.key)?.values() ?? [])].reduce((sum, own) => sum + own, 0);
      return count > 0 && !taken.has(each) && count === comesFrom && count * 2 >= each.criteria.length;
    });
    return parts.length > 1 ? [{ before: [whole], after: parts }] : [];
  });
}

/** Groups that share a requirement tell nothing clear, whichever way one looks. */
function withoutOverlap(groups: readonly RequirementGroup[]): ReadonlyMap<SpecRequirement, RequirementGroup> {
  const uses = new Map<SpecRequirement, number>();
  const membersOf = (group: RequirementGroup) => [...group.before, ...group.after];
  for (const each of groups.flatMap(membersOf)) uses.set(each, (uses.get(each) ?? 0) + 1);
  return new Map(
    groups
      .filter((group) => membersOf(group).every((each) => uses.get(each) === 1))
      .flatMap((group) => membersOf(group).map((each) => [each, group] as const)),
  );
}

import { wordDiff } from '../wordDiff.ts';
import type { SpecCriterion, SpecDocument, SpecRequirement } from '../specDocument.ts';
import { type Compared, compareRequirements, type Moves, movesOf } from './comparedRequirements.ts';
import { fateOf, groupSegments, plainBlock, regroupFate } from './fates.ts';
import type { IntentBlock, IntentSection } from './intent.ts';
import type { RequirementGroup } from './matchRequirements.ts';
import type { Statement } from './pairStatements.ts';
import { goneBlock, goneKey, isGone, keptBlock } from './statementBlocks.ts';
import { proseText, shownText, titleOf } from './texts.ts';

type Both = Compared & {
  readonly moves: Moves;
  readonly statements: ReadonlyMap<string, Statement>;
  readonly shown: { readonly before: Criteria; readonly after: Criteria };
  readonly goneFrom: ReadonlyMap<string, readonly Statement[]>;
  readonly isTaken: (key: string) => boolean;
};
type Criteria = ReadonlyMap<string, SpecCriterion>;

/** The requirements of the text after in their order, then those that went. */
export function requirementSections(before: SpecDocument, after: SpecDocument): readonly IntentSection[] {
  const compared = compareRequirements(before, after);
  const gone = compared.was.filter((each) => isGone(each, compared.criteria));
  const keys = new Set([...after.requirements, ...after.criteria].map(({ key }) => key));
  const both: Both = {
    ...compared,
    moves: movesOf(compared),
    statements: new Map(compared.is.map((each) => [each.key, each])),
    shown: { before: byKey(before), after: byKey(after) },
    goneFrom: Map.groupBy(gone, ({ home }) => home),
    isTaken: (key) => keys.has(key),
  };
  const { pairs, groupOf } = both.requirements;
  return [
    ...after.requirements.map((each) => keptSection(each, both)),
    ...before.requirements
      .filter((each) => !pairs.has(each) && !groupOf.has(each))
      .map((each) => goneSection(each, both)),
  ];
}

function byKey(document: SpecDocument): Criteria {
  return new Map(document.criteria.map((each) => [each.key, each]));
}

function keptSection(requirement: SpecRequirement, both: Both): IntentSection {
  const was = both.requirements.back.get(requirement);
  const group = both.requirements.groupOf.get(requirement);
  const sources = group ? sourcesShownAt(group, requirement, both) : was ? [was] : [];
  const blocks = [
    ...proseBlocks(requirement, sources, both),
    ...requirement.criteria.flatMap((criterion) => criterionBlocks(criterion, both)),
    ...sources.flatMap((source) => goneCriteria(source, both)),
  ];
  const place = { key: requirement.key, id: requirement.id, subject: 'requirement' as const, blocks };
  if (group) return { ...place, ...groupedTitle(group, requirement) };
  const [before, after] = [was && titleOf(was), titleOf(requirement)];
  const move = both.moves.get(requirement.key) ?? null;
  return { ...place, ...fateOf(before, after, move), title: wordDiff(before ?? '', after) };
}

function goneSection(requirement: SpecRequirement, both: Both): IntentSection {
  const title = titleOf(requirement);
  const key = goneKey(requirement.key, both.isTaken);
  const prose = plainBlock(
    { key: `${key}:prose`, id: null, subject: 'requirement' },
    proseText(requirement.prose),
    undefined,
  );
  return {
    key,
    id: requirement.id,
    subject: 'requirement',
    ...fateOf(title, undefined),
    title: wordDiff(title, ''),
    blocks: [...(prose.segments.length > 0 ? [prose] : []), ...goneCriteria(requirement, both)],
  };
}

/** Those of the requirements before whose lost words are shown here: each is shown once. */
function sourcesShownAt(
  group: RequirementGroup,
  requirement: SpecRequirement,
  { requirements }: Both,
): readonly SpecRequirement[] {
  return group.before.filter((source) => {
    const own = requirements.pairs.get(source);
    return own && group.after.includes(own) ? own === requirement : group.after[0] === requirement;
  });
}

function groupedTitle(group: RequirementGroup, requirement: SpecRequirement) {
  const [from, to] = [group.before.map(titleOf), group.after.map(titleOf)];
  const regroup = { from: group.before.map(({ id }) => id), to: group.after.map(({ id }) => id) };
  const title = groupSegments(from, to)[group.after.indexOf(requirement)] ?? [];
  const isReworded = from.some((each) => !to.includes(each)) || to.some((each) => !from.includes(each));
  return { ...regroupFate(regroup, isReworded), title };
}

function proseBlocks(
  requirement: SpecRequirement,
  sources: readonly SpecRequirement[],
  { requirements, isTaken }: Both,
): readonly IntentBlock[] {
  const was = requirements.back.get(requirement) ?? sources[0];
  const block = (key: string, before: string | undefined, after: string | undefined) =>
    plainBlock({ key: `${key}:prose`, id: null, subject: 'requirement' }, before, after);
  const lost = sources
    .filter((source) => source !== was)
    .map((source) => block(goneKey(source.key, isTaken), proseText(source.prose), undefined));
  return [block(requirement.key, proseText(was?.prose), proseText(requirement.prose)), ...lost].filter(
    ({ segments }) => segments.length > 0,
  );
}

function criterionBlocks(criterion: SpecCriterion, both: Both): readonly IntentBlock[] {
  const statement = both.statements.get(criterion.key);
  if (!statement) return [];
  const move = both.moves.get(criterion.key) ?? null;
  const words = keptBlock(statement, 'criterion', both.criteria, move);
  const wasKey = both.criteria.back.get(statement)?.key;
  const was = wasKey === undefined ? undefined : both.shown.before.get(wasKey);
  if (!was) return [words];
  const place = { key: `${criterion.key}:shown`, id: null, subject: 'shownBy' as const };
  const shown = plainBlock(place, shownText(was), shownText(criterion));
  return shown.kind === 'reworded' ? [words, shown] : [words];
}

function goneCriteria(source: SpecRequirement, both: Both): readonly IntentBlock[] {
  return (both.goneFrom.get(source.key) ?? []).map((each) => goneBlock(each, 'criterion', both.isTaken));
}

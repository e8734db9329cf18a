import type { SpecList } from '../proposal.ts';
import type { SpecDocument, SpecItem, SpecSection } from '../specDocument.ts';
import { wordDiff } from '../wordDiff.ts';
import { fateOf, plainBlock } from './fates.ts';
import type { IntentBlock, IntentMove, IntentSection, IntentSubject } from './intent.ts';
import { type Match, matchStatements } from './matchStatements.ts';
import type { Statement } from './pairStatements.ts';
import { goneBlock, isGone, keptBlock } from './statementBlocks.ts';
import { itemStatements, proseText } from './texts.ts';

const SUBJECTS: Readonly<Record<SpecSection['kind'], IntentSubject>> = {
  why: 'why',
  scope: 'scope',
  code: 'code',
  requirements: 'text',
  constraints: 'constraint',
  boundaries: 'boundary',
  integration: 'integration',
  assumptions: 'assumption',
  decisions: 'decision',
  questions: 'question',
  other: 'text',
};

const LIST_NAMES: Readonly<Partial<Record<SpecList, string>>> = {
  scopeIn: 'In',
  scopeOptional: 'Optional',
  scopeOut: 'Out',
};

/** The sections of the text after that hold no requirements, in order, and apart from them those that went. */
export function listSections(
  before: SpecDocument,
  after: SpecDocument,
): { readonly kept: ReadonlyMap<SpecSection, IntentSection>; readonly gone: readonly IntentSection[] } {
  const match = matchItems(before, after);
  const counterparts = pairSections(before, after);
  const taken = new Set(counterparts.values());
  const kept = after.sections.map((section) => {
    const was = counterparts.get(section);
    return [section, intentSection(was, section, match)] as const;
  });
  const gone = before.sections
    .filter((section) => !taken.has(section))
    .map((section) => intentSection(section, undefined, match));
  return { kept: new Map(kept), gone };
}

type ItemMatch = Match & {
  readonly statements: ReadonlyMap<SpecItem, Statement>;
  readonly isTaken: (key: string) => boolean;
};

/** Lines of one list are compared with each other; the three lists of the scope together, since lines move among them. */
function matchItems(before: SpecDocument, after: SpecDocument): ItemMatch {
  const itemsOf = (document: SpecDocument) => document.sections.flatMap(({ items }) => items);
  const [was, is] = [itemsOf(before), itemsOf(after)];
  const statements = new Map<SpecItem, Statement>();
  for (const items of [was, is])
    itemStatements(items).forEach((each, index) => {
      const item = items[index];
      if (item) statements.set(item, each);
    });
  const statementsOf = (items: readonly SpecItem[]) => items.flatMap((item) => statements.get(item) ?? []);
  const domain = ({ list }: SpecItem) => (list in LIST_NAMES ? 'scope' : list);
  const [oldOnes, newOnes] = [Map.groupBy(was, domain), Map.groupBy(is, domain)];
  const matches = [...new Set([...oldOnes.keys(), ...newOnes.keys()])].map((name) =>
    matchStatements(statementsOf(oldOnes.get(name) ?? []), statementsOf(newOnes.get(name) ?? [])),
  );
  const keys = new Set(is.map(({ key }) => key));
  return {
    pairs: new Map(matches.flatMap(({ pairs }) => [...pairs])),
    back: new Map(matches.flatMap(({ back }) => [...back])),
    regroups: matches.flatMap(({ regroups }) => regroups),
    groupOf: new Map(matches.flatMap(({ groupOf }) => [...groupOf])),
    statements,
    isTaken: (key) => keys.has(key),
  };
}

/** By the section of the text after: the one before it was, of the same kind and place among its kind. */
function pairSections(before: SpecDocument, after: SpecDocument): ReadonlyMap<SpecSection, SpecSection> {
  const nameOf = (section: SpecSection) =>
    section.kind === 'other' ? `other ${section.heading.text}` : section.kind;
  const waiting = Map.groupBy(before.sections, nameOf);
  return new Map(
    after.sections.flatMap((section): readonly (readonly [SpecSection, SpecSection])[] => {
      const was = waiting.get(nameOf(section))?.shift();
      return was ? [[section, was]] : [];
    }),
  );
}

function intentSection(
  before: SpecSection | undefined,
  after: SpecSection | undefined,
  match: ItemMatch,
): IntentSection {
  const section = after ?? before;
  const key = after ? after.key : `${before?.key ?? ''}:gone`;
  const title = section?.heading.text ?? '';
  const subject = SUBJECTS[section?.kind ?? 'other'];
  const prose = plainBlock(
    { key: `${key}:prose`, id: null, subject },
    proseText(before?.prose),
    proseText(after?.prose),
  );
  return {
    key,
    id: null,
    subject,
    ...fateOf(before && title, after && title),
    title: wordDiff(title, title),
    blocks: [
      ...(prose.segments.length > 0 ? [prose] : []),
      ...itemBlocks(before?.items ?? [], after?.items ?? [], subject, match),
    ],
  };
}

function itemBlocks(
  before: readonly SpecItem[],
  after: readonly SpecItem[],
  subject: IntentSubject,
  match: ItemMatch,
): readonly IntentBlock[] {
  const statementsOf = (items: readonly SpecItem[]) =>
    items.flatMap((item) => match.statements.get(item) ?? []);
  return [
    ...statementsOf(after).map((each) => keptBlock(each, subject, match, moveOf(each, match))),
    ...statementsOf(before)
      .filter((each) => isGone(each, match))
      .map((each) => goneBlock(each, subject, match.isTaken)),
  ];
}

/** Into another list, or under another id; the order of a list's lines says nothing. */
function moveOf(statement: Statement, match: Match): IntentMove | null {
  const was = match.back.get(statement);
  if (!was) return null;
  if (was.home !== statement.home) return { from: listName(was.home), to: listName(statement.home) };
  return was.id && statement.id && was.id !== statement.id ? { from: was.id, to: statement.id } : null;
}

function listName(home: string): string {
  return Object.entries(LIST_NAMES).find(([list]) => list === home)?.[1] ?? home;
}

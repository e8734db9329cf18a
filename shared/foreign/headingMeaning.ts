import type { SpecList } from '#shared/spec/proposal.ts';
import type { TextRange } from '#shared/spec/textEdit.ts';

/** What the lines below a heading are. `own` keeps the heading as a section of its own. */
export type SectionMode = 'why' | 'requirements' | 'criteria' | 'decisions' | 'own' | 'structure' | SpecList;

/** What a heading of a foreign spec means. Ranges count within the heading's text. */
export type HeadingMeaning =
  | { readonly kind: 'title'; readonly words: TextRange }
  /** `startsCriteria`: its bullets are criteria at once, without a heading that says so. */
  | {
      readonly kind: 'requirement';
      readonly foreign: string | null;
      readonly words: TextRange;
      /** `P1`, and what stands behind its bracket. */
      readonly priority: readonly TextRange[];
      readonly lead: string;
      readonly startsCriteria: boolean;
    }
  | { readonly kind: 'scenario'; readonly words: TextRange }
  | { readonly kind: 'acceptance' }
  | { readonly kind: 'section'; readonly mode: SectionMode; readonly lead: string }
  | { readonly kind: 'session'; readonly date: string };

const MODES: Readonly<Record<string, SectionMode>> = {
  ...named('structure', [
    'user scenarios & testing',
    'user scenarios and testing',
    'user scenarios',
    'user stories',
    'ユーザーストーリー',
    'bug analysis',
    'renamed requirements',
    '重命名需求',
  ]),
  ...named('requirements', [
    'scenarios',
    'requirements',
    'requirements document',
    'added requirements',
    'modified requirements',
    'removed requirements',
    '新增需求',
    '修改需求',
    '移除需求',
    '需求',
    '要件',
  ]),
  ...named('criteria', [
    'functional requirements',
    'non-functional requirements',
    'nonfunctional requirements',
    'core requirements',
    'technical requirements',
    'edge cases',
    'success criteria',
    'measurable outcomes',
    '機能要件',
    '非機能要件',
    '受け入れ基準',
    'expected behavior',
    'expected behavior (correct)',
    'unchanged behavior',
    'unchanged behavior (regression prevention)',
  ]),
  ...named('why', [
    'purpose',
    'introduction',
    'overview',
    'why',
    'background',
    'summary',
    'problem statement',
    'problem',
    'motivation',
    '概要',
    '目的',
    '背景',
    'はじめに',
    '为什么',
  ]),
  ...named('own', [
    'glossary',
    'key entities',
    'what changes',
    'capabilities',
    'impact',
    'current behavior',
    'current behavior (defect)',
    'context',
    'data model',
    'user experience',
    '用語集',
    '变更内容',
    '影响',
  ]),
  ...named('scopeIn', ['in scope', 'goals', 'scope']),
  ...named('scopeOut', ['out of scope', 'non-goals', 'non goals', 'スコープ外', '対象外']),
  ...named('assumptions', ['assumptions', '前提', '前提条件']),
  ...named('constraints', ['constraints', 'technical constraints', 'constraints & assumptions', '制約']),
  ...named('boundaries', ['boundaries']),
  ...named('scopeOptional', ['optional scope']),
  ...named('integration', ['dependencies', 'integration', 'integration notes', '依存関係']),
  ...named('questions', ['open questions', 'questions', '未解決の質問']),
  ...named('decisions', ['clarifications', 'decisions', '明確化']),
};

function named(mode: SectionMode, names: readonly string[]): Record<string, SectionMode> {
  return Object.fromEntries(names.map((name) => [name, mode]));
}

const GENERIC_TITLES = /^(?:requirements(?: document)?|bugfix requirements document|要件定義書)$/i;
const TITLE_LEAD = /^(?:feature specification|specification|spec|proposal|change)\s*[:：]\s*/i;
/** `(Priority: P1)`, ` (P0)` and what decorates a story's heading behind it. */
const PRIORITY = /\s*[（(]\s*(?:(?:priority|優先度)\s*[:：]\s*)?(P\d)\s*[)）].*$/iu;
const REQUIREMENTS: readonly { pattern: RegExp; name: (found: string) => string; criteria: boolean }[] = [
  { pattern: /^User Story\s*(\d+)\s*[-–—:：]\s*/i, name: (n) => `US${n}`, criteria: false },
  { pattern: /^US-?(\d+)\s*[:：.]\s*/i, name: (n) => `US${n}`, criteria: false },
  { pattern: /^Requirement\s+(\d+(?:\.\d+)*)\s*(?:[:：.–—-]\s*|$)/i, name: (n) => n, criteria: false },
  { pattern: /^(?:要件|需求)\s*(\d+)\s*[:：.]\s*/, name: (n) => n, criteria: false },
  { pattern: /^((?:N?FR|REQ|SC|AC|TR)-?\d+(?:\.\d+)*)\s*[:：.–—-]?\s+/i, name: (n) => n, criteria: true },
];
const NAMED_REQUIREMENT = /^(?:Requirement|需求)\s*[:：]\s*/i;
const SCENARIO = /^(?:Scenario|场景|シナリオ)\s*\d*\s*[:：]\s*/i;
const ACCEPTANCE = /^(?:acceptance (?:criteria|scenarios)|受け入れ(?:基準|条件)|受入(?:基準|条件))$/i;

/** The name without emphasis, `(mandatory)`, numbering and a closing colon. */
export function plainName(heading: string): string {
  return heading
    .replace(/[*_`]*\((?:mandatory|required|optional|必須|include[^)]*|if [^)]*|for mvp)\)[*_`]*/gi, '')
    .replace(/[*_`]/g, '')
    .replace(/^\d+(?:\.\d+)*\.?\s+/, '')
    .replace(/[:：]\s*$/, '')
    .replace(/\s+/g, ' ')
    .trim()
    .toLowerCase();
}

/** `mode` is that of the section the heading stands in; null means that Overture has no place for the heading. */
export function headingMeaning(
  heading: string,
  level: number,
  mode: SectionMode | null,
): HeadingMeaning | null {
  const session = /^Session\s+(\d{4}-\d{2}-\d{2})/i.exec(heading)?.[1];
  if (session && mode === 'decisions') return { kind: 'session', date: session };
  const scenario = SCENARIO.exec(heading);
  if (scenario) return { kind: 'scenario', words: rest(heading, scenario[0].length) };
  const name = plainName(heading);
  if (ACCEPTANCE.test(name)) return { kind: 'acceptance' };
  const requirement = requirementHeading(heading, level, mode);
  if (requirement) return requirement;
  const found = Object.hasOwn(MODES, name) ? MODES[name] : undefined;
  if (level === 1) {
    const lead = TITLE_LEAD.exec(heading)?.[0].length ?? 0;
    const isGeneric = GENERIC_TITLES.test(heading.trim()) || heading.trim().length === lead;
    return { kind: 'title', words: isGeneric ? { start: 0, end: 0 } : rest(heading, lead) };
  }
  if (!found) return null;
  return { kind: 'section', mode: found, lead: deltaLead(name) };
}

function requirementHeading(heading: string, level: number, mode: SectionMode | null): HeadingMeaning | null {
  if (level === 1) return null;
  const shape = { kind: 'requirement', lead: '', priority: [] } as const;
  for (const { pattern, name, criteria } of REQUIREMENTS) {
    const found = pattern.exec(heading);
    if (!found?.[1]) continue;
    const words = withoutPriority(heading, found[0].length);
    return { ...shape, foreign: name(found[1]), ...words, startsCriteria: criteria };
  }
  const named = NAMED_REQUIREMENT.exec(heading);
  if (named) {
    const words = rest(heading, named[0].length);
    return { ...shape, foreign: heading.slice(words.start, words.end), words, startsCriteria: false };
  }
  const numbered = mode === 'criteria' ? /^(\d+(?:\.\d+)+|\d+(?=[.:]))[.:]?\s+/.exec(heading) : null;
  if (!numbered?.[1] || level < 3) return null;
  return { ...shape, foreign: numbered[1], words: rest(heading, numbered[0].length), startsCriteria: true };
}

function withoutPriority(
  heading: string,
  from: number,
): { words: TextRange; priority: readonly TextRange[] } {
  const found = PRIORITY.exec(heading.slice(from));
  if (!found?.[1]) return { words: rest(heading, from), priority: [] };
  const start = from + found.index + found[0].indexOf(found[1]);
  const close = heading.slice(start).search(/[)）]/) + start + 1;
  const mark = {
    start: close + (/^\s*/.exec(heading.slice(close))?.[0].length ?? 0),
    end: heading.trimEnd().length,
  };
  const own = { start, end: start + found[1].length };
  return {
    words: { start: from, end: from + found.index },
    priority: mark.end > mark.start ? [own, mark] : [own],
  };
}

function rest(heading: string, start: number): TextRange {
  return { start, end: heading.trimEnd().length };
}

/** Says in a requirement's title that a change of OpenSpec alters or removes it. */
function deltaLead(name: string): string {
  if (name === 'modified requirements' || name === '修改需求') return 'Change: ';
  return name === 'removed requirements' || name === '移除需求' ? 'Remove: ' : '';
}

import type { SpecSectionKind } from '#shared/spec/specDocument.ts';
import type { Proposal, SpecList } from '#shared/spec/proposal.ts';

export const SECTION_OF_LIST: Readonly<Record<SpecList, SpecSectionKind>> = {
  scopeIn: 'scope',
  scopeOptional: 'scope',
  scopeOut: 'scope',
  code: 'code',
  constraints: 'constraints',
  boundaries: 'boundaries',
  integration: 'integration',
  assumptions: 'assumptions',
  decisions: 'decisions',
  questions: 'questions',
};

export const SECTION_TITLES: Readonly<Record<Exclude<SpecSectionKind, 'other'>, string>> = {
  why: 'Why',
  scope: 'Scope',
  code: 'Code this touches',
  requirements: 'Requirements',
  constraints: 'Constraints',
  boundaries: 'Boundaries',
  integration: 'Integration notes',
  assumptions: 'Assumptions',
  decisions: 'Decisions',
  questions: 'Open questions',
};

/** What one more line of a list is called on a button. */
export const LINE_NAMES: Readonly<Record<SpecList, string>> = {
  scopeIn: 'in scope',
  scopeOptional: 'optional',
  scopeOut: 'out of scope',
  code: 'code reference',
  constraints: 'constraint',
  boundaries: 'boundary',
  integration: 'integration note',
  assumptions: 'assumption',
  decisions: 'decision',
  questions: 'open question',
};

/** The part of the spec a proposal belongs under: a section's kind, a requirement or a part's own key. */
export function proposalPlace({ edit }: Proposal): string {
  switch (edit.kind) {
    case 'addRequirement':
      return 'requirements';
    case 'addCriterion':
      return edit.requirement;
    case 'addItem':
      return SECTION_OF_LIST[edit.list];
    case 'addParagraph':
      return 'why';
    case 'replaceWords':
      return edit.target;
  }
}

/** What is proposed, in a few words: “AC-1.3” for changed words, “a criterion of R1” for new ones. */
export function proposalName({ edit }: Proposal): string {
  switch (edit.kind) {
    case 'addRequirement':
      return `requirement “${edit.title}”`;
    case 'addCriterion':
      return `a criterion of ${edit.requirement}`;
    case 'addItem':
      return `${/^[aeiou]/.test(LINE_NAMES[edit.list]) ? 'an' : 'a'} ${LINE_NAMES[edit.list]}`;
    case 'addParagraph':
      return 'words under Why';
    case 'replaceWords':
      return edit.target === 'why' ? 'words under Why' : edit.target === 'title' ? 'the title' : edit.target;
  }
}

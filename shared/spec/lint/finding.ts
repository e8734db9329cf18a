import type { TextRange } from '../textEdit.ts';

/**
 * What can be wrong with the words of a requirement. The first ten are the smells of the published tools
 * (Femmer's Smella, ARTA, and ambiguous pronouns after ReqEval); the rest are Overture's own.
 */
export const SMELLS = [
  'subjective',
  'ambiguous',
  'nonverifiable',
  'superlative',
  'comparative',
  'negative',
  'vague-pronoun',
  'ambiguous-pronoun',
  'uncertain-verb',
  'polysemy',
  'loophole',
  'weak-verb',
  'unverifiable-quantity',
  'several-requirements',
  'missing-trigger',
  'missing-response',
  'passive-without-actor',
  'undefined-acronym',
  'undefined-term',
  'placeholder',
  'inconsistent-term',
  'contradiction',
  'missing-criterion',
  'missing-evidence',
  'dangling-id',
  'duplicate-id',
] as const;

export type Smell = (typeof SMELLS)[number];

/** `error` stops a team's check; `warning` has cost projects rework; `info` is advice of style. */
export type Severity = 'error' | 'warning' | 'info';

/** One thing a careful reader would stop at. Offsets count UTF-16 units of the text that was linted. */
export type Finding = TextRange & {
  readonly smell: Smell;
  readonly severity: Severity;
  /** Why it matters, in one sentence. */
  readonly message: string;
  /** How to write it instead, in one sentence. */
  readonly suggestion: string;
  /** Words that could stand at the range as they are; none when only the author can know. */
  readonly replacements: readonly string[];
};

/** `key` names the part of the spec it stands in; the offsets are those of the file. */
export type SpecFinding = Finding & { readonly key: string };

/** What a rule tells; the rest comes from its smell. */
export type Remark = TextRange &
  Pick<Finding, 'message'> &
  Partial<Pick<Finding, 'severity' | 'suggestion' | 'replacements'>>;

import type { Remark, Smell } from '../finding.ts';
import type { Reading } from '../language/readText.ts';

/** What a rule knows besides its sentence. */
export type RuleContext = {
  readonly text: string;
  /** Whether the text is meant to be one testable sentence, and not prose around it. */
  readonly isCriterion: boolean;
  /** Whether all terms that are worth it are defined, so that one that is not stands out. */
  readonly hasGlossary: boolean;
  /** Terms and acronyms that are defined, in lower case. */
  readonly terms: ReadonlySet<string>;
  /** The sentences before this one, nearest last. */
  readonly before: readonly Reading[];
};

/** Judges one sentence. Pure; offsets are those of the text. */
export type SentenceRule = {
  readonly smell: Smell;
  readonly check: (reading: Reading, context: RuleContext) => readonly Remark[];
};

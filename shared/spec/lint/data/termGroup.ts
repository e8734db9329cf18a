import type { Severity } from '../finding.ts';

/** Words that share a fault. */
export type TermGroup = {
  /** Finishes the sentence that begins with the word in quotation marks; without a full stop. */
  readonly reason: string;
  /** Words and phrases in lower case, separated by commas or line ends. */
  readonly terms: string;
  readonly severity?: Severity;
  readonly suggestion?: string;
  /** Words that could stand there instead, by term. */
  readonly replacements?: Readonly<Record<string, readonly string[]>>;
  /** Only where the word plays one of these parts; without it, everywhere. */
  readonly as?: readonly TermUse[];
};

/** `noun` ends a noun phrase, `attribute` stands before a noun, `verb` is an infinitive or finite form. */
export type TermUse = 'noun' | 'attribute' | 'verb';

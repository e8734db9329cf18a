import type { TextRange } from '../../textEdit.ts';

/**
 * A piece of a sentence. `word` may hold hyphens and apostrophes; `literal` is code or a short quotation, whose words
 * are somebody else's and are not judged.
 */
export type Token = TextRange & {
  readonly kind: 'word' | 'number' | 'punctuation' | 'literal';
  readonly text: string;
  readonly lower: string;
  /** Its place in the sentence. */
  readonly index: number;
};

export type Sentence = TextRange & { readonly tokens: readonly Token[] };

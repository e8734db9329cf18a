import { mainClause } from './clauseDepth.ts';
import { type NounPhrase, nounPhrases } from './nounPhrases.ts';
import { splitSentences } from './splitSentences.ts';
import type { Sentence } from './token.ts';
import { type WordClass, wordClasses } from './wordClass.ts';

/** A sentence with everything the rules ask about it. */
export type Reading = Sentence & {
  readonly classes: readonly WordClass[];
  /** Whether the token stands in the main clause. */
  readonly main: readonly boolean[];
  readonly phrases: readonly NounPhrase[];
};

export function readText(text: string): readonly Reading[] {
  return splitSentences(text).map((sentence) => {
    const classes = wordClasses(sentence.tokens);
    return {
      ...sentence,
      classes,
      main: mainClause(sentence.tokens, classes),
      phrases: nounPhrases(sentence.tokens, classes),
    };
  });
}

import { ambiguous } from './ambiguous.ts';
import { ambiguousPronoun } from './ambiguousPronoun.ts';
import { comparative } from './comparative.ts';
import { loophole } from './loophole.ts';
import { missingResponse } from './missingResponse.ts';
import { missingTrigger } from './missingTrigger.ts';
import { negative } from './negative.ts';
import { nonverifiable } from './nonverifiable.ts';
import { passiveWithoutActor } from './passiveWithoutActor.ts';
import { placeholder } from './placeholder.ts';
import { polysemy } from './polysemy.ts';
import type { SentenceRule } from './sentenceRule.ts';
import { severalRequirements } from './severalRequirements.ts';
import { subjective } from './subjective.ts';
import { superlative } from './superlative.ts';
import { uncertainVerb } from './uncertainVerb.ts';
import { undefinedAcronym } from './undefinedAcronym.ts';
import { undefinedTerm } from './undefinedTerm.ts';
import { unverifiableQuantity } from './unverifiableQuantity.ts';
import { vaguePronoun } from './vaguePronoun.ts';
import { weakVerb } from './weakVerb.ts';

/** Every rule that one sentence is enough for. */
export const SENTENCE_RULES: readonly SentenceRule[] = [
  subjective,
  ambiguous,
  nonverifiable,
  superlative,
  comparative,
  negative,
  vaguePronoun,
  ambiguousPronoun,
  uncertainVerb,
  polysemy,
  loophole,
  weakVerb,
  unverifiableQuantity,
  severalRequirements,
  missingTrigger,
  missingResponse,
  passiveWithoutActor,
  undefinedAcronym,
  undefinedTerm,
  placeholder,
];

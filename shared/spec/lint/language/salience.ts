import type { NounPhrase } from './nounPhrases.ts';
import type { Reading } from './readText.ts';
import type { Token } from './token.ts';

/** What requirements call the thing that is built; as the one who acts it is rarely what a pronoun stands for. */
const THE_PRODUCT = new Set([
  'system',
  'application',
  'app',
  'product',
  'service',
  'server',
  'software',
  'program',
]);
const POINTING = new Set(['this', 'that', 'these', 'those']);

/**
 * Those of several candidates that are still open when a careful reader has thought about it. ReqEval’s readers parted
 * on many pronouns that this settles, so it lowers how loud a finding is, and not whether there is one.
 */
export function openCandidates(
  pronoun: Token,
  candidates: readonly NounPhrase[],
  reading: Reading,
): readonly NounPhrase[] {
  const pointed = candidates.filter(({ determiner }) => determiner !== null && POINTING.has(determiner));
  if (pointed.length === 1) return pointed;
  return candidates.filter((phrase) => {
    const isSubject = reading.classes[phrase.end] === 'modal';
    if (!isSubject) return true;
    // The object of a clause is never its subject: that would be “itself”.
    return !THE_PRODUCT.has(phrase.head) && !isObjectOf(phrase.end, pronoun, reading);
  });
}

/** Whether no other clause begins between the modal at `modal` and the pronoun, which has no verb of its own. */
function isObjectOf(modal: number, { index, lower }: Token, { classes }: Reading): boolean {
  if (lower === 'its' || lower === 'their' || lower === 'his' || lower === 'her') return false;
  const next = classes[index + 1];
  if (next === 'modal' || next === 'auxiliary' || next === 'verb') return false;
  return !classes.slice(modal + 1, index).some((kind) => kind === 'subordinator' || kind === 'modal');
}

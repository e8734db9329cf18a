/** The single statements of an answer: lines, list items and sentences, without their marks; none empty. */
export function sentences(answer: string): readonly string[] {
  return answer
    .replace(/\r\n?/g, '\n')
    .split('\n')
    .flatMap((line) => splitLine(line.replace(/^\s*(?:[-*+•]|\d{1,3}[.)])\s+/, '').trim()))
    .map((sentence) => sentence.replace(/\s+/g, ' ').trim())
    .filter((sentence) => /[\p{L}\p{N}]/u.test(sentence));
}

/** A full stop ends a sentence only before a capital, so that `e.g. this`, `1.5` and `v2.0` stay whole. */
function splitLine(line: string): readonly string[] {
  return line
    .split(/(?<=[^\s.]{2}[.!?])\s+(?=[\p{Lu}\p{N}“"'`])|;\s+|(?<=[。！？])/u)
    .flatMap((part) => part ?? []);
}

/** Items of a list told in one line: `billing, mobile apps and reports`. */
export function listItems(answer: string): readonly string[] {
  return sentences(answer).flatMap((sentence) => {
    const plain = sentence.replace(/[.!]+$/, '');
    const isList = plain.includes(',') && !/\b(?:because|so that|if|when|which|who|but)\b/i.test(plain);
    return isList
      ? plain.split(/\s*,\s*(?:(?:and|or)\s+)?|\s+(?:and|or)\s+/).filter((item) => item !== '')
      : [plain];
  });
}

/** True for answers that say there is nothing: `no`, `none`, `nothing else`, `not needed`. */
export function saysNothing(answer: string): boolean {
  return /^(?:no(?:ne|pe|thing|body)?|nothing(?: else| more)?|nobody|not? (?:needed|necessary|applicable|limits?|one)|n\/?a|that(?:'|’)s (?:all|it)|that is (?:all|it)|it does not matter|does not matter|doesn(?:'|’)t matter)(?:[.!,]| for now| thanks?)*$/i.test(
    answer.trim(),
  );
}

/** Ends as a sentence does. */
export function asSentence(words: string): string {
  const clean = words.trim().replace(/\s+/g, ' ');
  const capital = clean.charAt(0).toUpperCase() + clean.slice(1);
  return /[.!?…。！？]["”’)]?$/.test(capital) ? capital : `${capital}.`;
}

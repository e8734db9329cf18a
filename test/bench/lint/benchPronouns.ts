import { join } from 'node:path';
import { lintSentence } from '#shared/spec/lint/lintSentence.ts';
import { type PronounCase, readReqEval } from './readReqEval.ts';
import { type Case, f1, precision, recall, scoreOf, show, spreadOfF1 } from './score.ts';

/** Prints how the ambiguous pronouns of ReqEval are found, beside calling every pronoun ambiguous. */
export async function benchPronouns(folder: string): Promise<void> {
  console.log('\nReqEval: pronouns on which two readers disagreed (ambiguous-pronoun)\n');
  console.log('file          seen  P     R     F1   F1 of halves   all: P    R    F1');
  for (const name of ['training.tsv', 'test.tsv']) {
    const pronouns = await readReqEval(join(folder, name));
    const cases = pronouns.map((each): Case => ({ expected: each.ambiguous, told: isTold(each) }));
    const score = scoreOf(cases);
    const always = scoreOf(cases.map(({ expected }) => ({ expected, told: true })));
    const [low, high] = spreadOfF1(cases);
    const figures = [score, always].map(
      (each) => `${show(precision(each))} ${show(recall(each))} ${show(f1(each))}`,
    );
    const positives = cases.filter(({ expected }) => expected).length;
    console.log(
      `${name.padEnd(13)} ${String(positives).padStart(4)}  ${figures[0]}  ${show(low)}–${show(high)}   ${figures[1]}`,
    );
  }
}

function isTold({ text, places }: PronounCase): boolean {
  return lintSentence(text).some(
    ({ smell, start, end }) =>
      smell === 'ambiguous-pronoun' && places.some((place) => start < place.end && end > place.start),
  );
}

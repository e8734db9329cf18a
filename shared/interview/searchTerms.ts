import type { SpecDocument } from '#shared/spec/specDocument.ts';
import { singular } from './words/nouns.ts';
import { readRequest } from './words/requestWords.ts';

const COMMON = new Set(
  'about above after again also always another anyone asked because been before being better between both cannot change control could customer customers does done each easy edit every everyone from give good have help into just keep know like list look made make many more most much must need needs never only other over page people please possible really same should show some someone something soon still such system team than that their them then there these they thing this those time today used user users using want wants ways well what when where which while will with without work would your'.split(
    ' ',
  ),
);
const MOST_TERMS = 6;

/** The telling nouns of a request in lower case and singular, the object of its act first. */
export function searchTerms(doc: SpecDocument): readonly string[] {
  const request = doc.request?.text ?? doc.title;
  const { object, act } = readRequest(request);
  const words = [object ?? '', act?.phrase ?? '', doc.title, request].join(' ').split(/[^\p{L}\p{N}]+/u);
  const telling = words.filter((word) => word.length > 3 && !COMMON.has(word.toLowerCase()));
  return [...new Set(telling.map((word) => singular(word.toLowerCase())))].slice(0, MOST_TERMS);
}

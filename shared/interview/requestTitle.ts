import { askingSentence } from './words/asks.ts';

const POLITE =
  /^(?:hi|hello|hey|please|pls|could (?:you|we)|can (?:you|we)|would you|we(?:'d| would) like(?: you)? to|i(?:'d| would) like(?: you)? to|we need to|i need to|we want to|i want to|we should|let's|let us|as an? [^,.]{1,40}?,? i (?:want|need|would like)(?: to)?)\b[,:]?\s*/i;
/** `We'd like customers to be able to pay by card`. */
const WISHED_FOR =
  /^[^,]{0,40}?\b(?:wants?|needs?|would like|['’]d like|asks? for|asked for)\s+(?<who>(?!to\b)[^,]{2,40}?)\s+to be able to\s+(?<act>.+)$/i;
const NEEDED = /^(?:we|i) (?:need|want) (?:an? )/i;
const UNCLEAR = /\b(?:it|them|him|her|this|that)\b/i;
const LONGEST_TITLE = 72;

/**
 * A title drawn from the sentence that asks for something first, or else from the first one; its own words, shortened
 * at the end of a phrase.
 */
export function requestTitle(request: string): string {
  const plain = told(request);
  let sentence = /^.*?[.!?](?=\s|$)/.exec(plain)?.[0] ?? plain;
  for (let before = ''; before !== sentence; ) {
    before = sentence;
    sentence = sentence.replace(POLITE, '');
  }
  const wished = WISHED_FOR.exec(sentence)?.groups;
  if (wished) sentence = `${wished['who']} can ${wished['act']}`;
  sentence = sentence.replace(NEEDED, '');
  // “Could you add dark mode?” asks for something; without its beginning it is no question any more.
  if (!plain.startsWith(sentence)) sentence = sentence.replace(/\?$/, '');
  sentence = sentence.replace(/[\s.!:;,]+$/, '').trim();
  sentence = sentence.replace(/(?<=^.{12,}),?\s+(?:because|so that|since)\s.*$/i, '');
  if (sentence === '') return 'New spec';
  const short = sentence.length <= LONGEST_TITLE ? sentence : shortTitle(sentence);
  return short.charAt(0).toUpperCase() + short.slice(1);
}

/** The words a title is looked for in: from a heading always, from a sentence that says nothing by itself never. */
function told(request: string): string {
  const line = request.replace(/\r/g, '').trim().split(/\n/)[0] ?? '';
  const plain = line.replace(/^(?:#{1,6}|[-*+]|>|\d+[.)])\s+/, '').replace(/\s+/g, ' ');
  const asking = /^#{1,6}\s/.test(line) ? null : askingSentence(request);
  const isClear = asking !== null && !UNCLEAR.test(asking.split(' ').slice(0, 4).join(' '));
  return isClear && !plain.startsWith(asking) ? asking : plain;
}

/** Where a clause begins, and where at least a phrase does. */
const CLAUSE =
  /\s*[,;:(–—]|\s(?=(?:because|so that|so|since|when|whenever|while|if|unless|until|which|but|although|though)\s)/gi;
const PHRASE =
  /\s(?=(?:and|or|that|who|whose|where|with|without|for|from|before|after|during|to|in|on|by|at|as|into|instead)\s)/gi;
const LEADING_CLAUSE =
  /^(?:when|whenever|if|while|as|because|since|after|before|once|until)\s[^,]{3,120},\s+/i;
const SHORTEST_TITLE = 16;

/** A title ends where a clause or a phrase does, never in the middle of one while there is a choice. */
function shortTitle(sentence: string): string {
  const main = sentence.replace(LEADING_CLAUSE, '');
  if (main.length <= LONGEST_TITLE) return main;
  const end = lastPlace(main, CLAUSE) ?? lastPlace(main, PHRASE);
  const cut = end === undefined ? cutAtWord(main) : main.slice(0, end);
  return cut.replace(
    /(?:[,;:]|\s(?:a|an|the|and|or|of|to|in|on|for|with|so|that|which|who|by|at|as))+$/i,
    '',
  );
}

function lastPlace(sentence: string, pattern: RegExp): number | undefined {
  return [...sentence.matchAll(pattern)]
    .map(({ index }) => index)
    .findLast((index) => index >= SHORTEST_TITLE && index <= LONGEST_TITLE);
}

function cutAtWord(sentence: string): string {
  const cut = sentence.slice(0, LONGEST_TITLE + 1).replace(/\s+\S*$/, '');
  return cut.length > LONGEST_TITLE ? sentence.slice(0, LONGEST_TITLE) : cut;
}

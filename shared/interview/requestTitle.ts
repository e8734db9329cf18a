import { askingSentence } from './words/asks.ts';

const GREETING = /(?:hi|hello|hey|dear|good (?:morning|afternoon|evening))/.source;
/** “Hi team!”, “Dear Ms Smith,”: a line that asks for nothing. */
const GREETING_LINE = new RegExp(`^${GREETING}(?:\\s+[^\\s,!.]+){0,3}\\s*[,!.]*$`, 'i');
/** What a mail program writes above a message, also above one that was passed on. */
const MAIL_LINE = /^(?:from|to|cc|bcc|date|sent|reply-to):\s|^-{2,}.*-{2,}$|^on .{4,80} wrote:$/i;
const SUBJECT = /^subject:\s*(?:(?:re|fwd?):\s*)*/i;
const MARKS = /^\s*(?:(?:#{1,6}|[-*+]|>|\d+[.)])\s+)*/;
const GREETED = new RegExp(
  `^${GREETING}\\s+(?:all|team|there|everyone|everybody|folks|guys|both)\\b[,!.:]*\\s*`,
  'i',
);
const LEAD_IN =
  /^(?:so|ok|okay|well)\b,?\s+|^as (?:discussed|agreed|mentioned|promised|said)\b[^,;:–—]{0,60}?(?:[,;:–—]|\s-{1,2}(?=\s))\s*/i;
const POLITE =
  /^(?:hi|hello|hey|please|pls|could (?:you|we)|can (?:you|we)|would you|we(?:'d| would) like(?: you)? to|i(?:'d| would) like(?: you)? to|we need to|i need to|we want to|i want to|we should|let's|let us|as an? [^,.]{1,40}?,? i (?:want|need|would like)(?: to)?)\b[,:]?\s*/i;
/** `We'd like customers to be able to pay by card`. */
const WISHED_FOR =
  /^[^,]{0,40}?\b(?:wants?|needs?|would like|['’]d like|asks? for|asked for)\s+(?<who>(?!to\b)[^,]{2,40}?)\s+to be able to\s+(?<act>.+)$/i;
const NEEDED = /^(?:we|i) (?:need|want) (?:an? )/i;
const UNCLEAR = /\b(?:it|them|him|her|this|that)\b/i;
const LONGEST_TITLE = 72;

/**
 * A title from a heading or the subject of a mail, from the sentence that asks for something first, or else from the
 * first line that is more than a greeting; its own words, shortened at the end of a phrase.
 */
export function requestTitle(request: string): string {
  const lines = linesOf(request);
  const telling = lines.filter(({ words }) => !GREETING_LINE.test(words) && !MAIL_LINE.test(words));
  const asking = telling[0]?.isHeading ? null : clearlyAsked(telling.map(({ words }) => words).join('\n'));
  // “Hey add dark mode” looks like a greeting, and is all there is.
  const places = [...telling, ...lines].map(({ words }) => words);
  for (const words of asking === null ? places : [asking, ...places]) {
    const title = titleOf(words);
    if (title !== '') return title.charAt(0).toUpperCase() + title.slice(1);
  }
  return 'New spec';
}

/** The lines with words, without the marks of Markdown. */
function linesOf(request: string): readonly { readonly words: string; readonly isHeading: boolean }[] {
  return request.split(/\r\n?|\n/).flatMap((line) => {
    const words = line.replace(MARKS, '').replace(/\s+/g, ' ').trim();
    const isHeading = /^\s*#{1,6}\s/.test(line) || SUBJECT.test(words);
    return words === '' ? [] : [{ words: words.replace(SUBJECT, ''), isHeading }];
  });
}

/** `Let them track it` says nothing without what stands before it. */
function clearlyAsked(text: string): string | null {
  const asking = askingSentence(text);
  return asking === null || UNCLEAR.test(asking.split(' ').slice(0, 4).join(' ')) ? null : asking;
}

function titleOf(words: string): string {
  let sentence = /^.*?[.!?](?=\s|$)/.exec(words)?.[0] ?? words;
  for (let before = ''; before !== sentence; ) {
    before = sentence;
    for (const lead of [GREETED, LEAD_IN, POLITE]) sentence = sentence.replace(lead, '');
  }
  const wished = WISHED_FOR.exec(sentence)?.groups;
  if (wished) sentence = `${wished['who']} can ${wished['act']}`;
  sentence = sentence.replace(NEEDED, '');
  // “Could you add dark mode?” asks for something; without its beginning it is no question any more.
  if (!words.startsWith(sentence)) sentence = sentence.replace(/\?$/, '');
  sentence = sentence.replace(/[\s.!:;,]+$/, '').trim();
  sentence = sentence.replace(/(?<=^.{12,}),?\s+(?:because|so that|since)\s.*$/i, '');
  return sentence.length <= LONGEST_TITLE ? sentence : shortTitle(sentence);
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

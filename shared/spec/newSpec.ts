import { yamlScalar } from './edit/frontMatterEdits.ts';

const GREETING = /(?:hi|hello|hey|dear|good (?:morning|afternoon|evening))/.source;
/** “Hi team!”, “Dear Ms Smith,”: a line that asks for nothing. */
const GREETING_LINE = new RegExp(`^${GREETING}(?:\\s+[^\\s,!.]+){0,3}\\s*[,!.]*$`, 'i');
/** What a mail program writes above a message, also above one that was passed on. */
const MAIL_LINE = /^(?:from|to|cc|bcc|date|sent|reply-to):\s|^-{2,}.*-{2,}$|^on .{4,80} wrote:$/i;
const SUBJECT = /^subject:\s*(?:(?:re|fwd?):\s*)*/i;
const POLITE = new RegExp(
  `^${GREETING}\\s+(?:all|team|there|everyone|everybody|folks|guys|both)\\b[,!.:]*\\s*`,
  'i',
);
const LEAD_IN =
  /^(?:so|ok|okay|well)\b,?\s+|^as (?:discussed|agreed|mentioned|promised|said)\b[^,;:–—]{0,60}?(?:[,;:–—]|\s-{1,2}(?=\s))\s*/i;
const ASKING =
  /^(?:hi|hello|hey|please|pls|could (?:you|we)|can (?:you|we)|would you|we(?:'d| would) like(?: you)? to|i(?:'d| would) like(?: you)? to|we need to|i need to|we want to|i want to|we should|let's|let us|as an? [^,.]{1,40}, i (?:want|need|would like)(?: to)?)\b[,:]?\s*/i;
const LONGEST_TITLE = 72;

/** A title drawn from the first line that asks for something; its own words, shortened at the end of a phrase. */
export function specTitleFromRequest(request: string): string {
  const lines = linesOf(request);
  const telling = lines.filter((line) => !GREETING_LINE.test(line) && !MAIL_LINE.test(line));
  // “Hey add dark mode” looks like a greeting, and is all there is.
  for (const line of [...telling, ...lines]) {
    const title = titleFromLine(line);
    if (title !== '') return title.charAt(0).toUpperCase() + title.slice(1);
  }
  return 'New spec';
}

/** The lines with words, without the marks of Markdown. */
function linesOf(request: string): readonly string[] {
  return request
    .split(/\r?\n/)
    .map((line) => line.replace(/^\s*(?:(?:#{1,6}|[-*+]|>|\d+[.)])\s+)*/, ''))
    .map((line) => line.replace(/\s+/g, ' ').trim())
    .filter((line) => line !== '');
}

function titleFromLine(line: string): string {
  const plain = line.replace(SUBJECT, '');
  let sentence = /^.*?[.!?](?=\s|$)/.exec(plain)?.[0] ?? plain;
  for (let before = ''; before !== sentence; ) {
    before = sentence;
    for (const lead of [POLITE, LEAD_IN, ASKING]) sentence = sentence.replace(lead, '');
  }
  // “Could you add dark mode?” asks for something; without its beginning it is no question any more.
  if (!plain.startsWith(sentence)) sentence = sentence.replace(/\?$/, '');
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

const SMALL_WORDS = new Set(
  'a an the and or of to in on for with by from into our their its it is are be been being was were that this these those so can could should would will we i you they them who which what how when need needs want wants have has had better please do does not no'.split(
    ' ',
  ),
);

/** The part of a folder name behind the number: at most five telling words, lower case, without accents. */
export function specSlug(title: string): string {
  const words = title
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .normalize('NFC')
    .toLowerCase()
    .replace(/['’]/g, '')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
  const telling = words.filter((word) => !SMALL_WORDS.has(word));
  const chosen = (telling.length > 0 ? telling : words).slice(0, 5).map((word) => word.slice(0, 24));
  while (chosen.length > 1 && chosen.join('-').length > 48) chosen.pop();
  return chosen.join('-') || 'spec';
}

/** A new spec.md: front matter, title, and the request word for word as a quote. `date` is YYYY-MM-DD. */
export function newSpecText(spec: {
  readonly id: string;
  readonly title: string;
  readonly request: string;
  /** Where the request came from, in words; may be empty. */
  readonly source: string;
  readonly date: string;
  /** Markdown that follows the request. */
  readonly body?: string;
}): string {
  const words = spec.request
    .replace(/^\uFEFF/, '')
    .replace(/\r\n?/g, '\n')
    .replace(/^\n+|\s+$/g, '');
  const attribution = [spec.source.replace(/\s+/g, ' ').trim(), spec.date]
    .filter((part) => part !== '')
    .join(', ');
  const quote = [...words.split('\n'), `— ${attribution}`];
  return [
    '---',
    'overture: 1',
    `id: ${yamlScalar(spec.id)}`,
    `title: ${yamlScalar(spec.title)}`,
    'status: draft',
    '---',
    '',
    `# ${spec.title}`,
    '',
    ...quote.map((line) => (line.trim() === '' ? '>' : `> ${line}`)),
    '',
    ...(spec.body ? [spec.body.trim(), ''] : []),
  ].join('\n');
}

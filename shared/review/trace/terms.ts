import { stemOf } from './stemOf.ts';

const NUMBER_WORDS = new Map(
  'zero one two three four five six seven eight nine ten eleven twelve'
    .split(' ')
    .map((word, number) => [word, String(number)] as const),
);

/** English glue, the words of EARS, and what every program says: they tell no criterion from another. */
const SAID_EVERYWHERE = new Set(
  (
    'a an and any are as at be been being but by can could do does for from had has have he her his how i if in into is ' +
    'it its may might must no nor not of on or our shall she should so such than that the their them then there these they ' +
    'this those to too under until upon was were what when where whether which while who whom whose why will with would ' +
    'you your system app application service user users async await const let var function return import export default ' +
    'null undefined true false class type interface string number boolean void public private protected static self def end ' +
    'begin else elif try catch finally int func fn pub mut impl struct enum package namespace using readonly final string ' +
    'err error nil ok test tests describe expect assert equal should it'
  ).split(' '),
);

/** Words that prose and code use for the same thing, a line each; the first stands for all. */
const SAME = `
refuse reject deny forbid disallow throw raise refused unauthorized forbidden invalid
remove delete drop forget clear purge destroy discard gone
add insert append create new register put
show display render print view visible present
list index all
mail email mailer smtp
send deliver dispatch transmit publish sent
sign login signin logon authenticate auth
picture image photo
keep store save persist record write kept stored
update edit modify patch change
check verify confirm validate
ask query
answer response reply respond
limit most max maximum threshold cap quota
least min minimum
expire expiry expires expired ttl lifetime
again retry retries try tries attempt resend
notify alert warn warning pager notice
cancel abort stop cancelled
discount voucher coupon reduce reduced
order sort sorted
mark flag badge label
history audit trail
count number total size
token secret key
member person customer account people
near fuzzy similar close neighbour neighbor distance apart
accent fold diacritic normalize
amount price money cost fee
quick fast latency speed benchmark
zone timezone tz
guest attendee invitee participant
meeting event appointment
network online connection connect internet
room space disk storage full
lock block ban freeze locked
wait pending waiting hold held queue queued
signature hmac digest
schedule cron nightly due
share percent percentage fraction bucket rollout
unknown missing undefined absent
browser client web
second seconds sec
minute minutes min
spelling typed spell
letter char character
admin administrator operator
owner organiser organizer creator
right permission may allow allowed can access role policy
private anonymous mask hide hidden
load fetch request get
start begin boot init
fail failure error broken
undo revert rollback restore
twice double duplicate idempotent
once single unique
read readonly
`;

/** The first word of its line, by each stem. */
const MEANINGS = new Map(
  SAME.trim()
    .split('\n')
    .flatMap((line) => {
      const stems = line.split(' ').map(stemOf);
      const [first] = stems;
      return first === undefined ? [] : stems.map((stem) => [stem, first] as const);
    })
    .reverse(),
);

const LONGEST_STEM = 6;
const MEANS = '~';
const WITH_MEANING = new Set([...MEANINGS.keys()].map((stem) => stem.slice(0, LONGEST_STEM)));
/** Of the same word and of another one for the same thing, the first says twice as much. */
const SAYS_BY_MEANING = 0.5;

/** `50_000`, `50,000` and `50 000` are one number. */
const GROUPED = /(?<=\d)[_,. ](?=\d{3}(?!\d))/g;

/** Identifiers fall apart where their case says so. */
const WORD = /\p{Lu}?\p{Ll}+|\p{Lu}+(?!\p{Ll})|\p{Lo}+/gu;

/** The telling words of prose or code: their stems, what these mean, and numbers as digits. */
export function termsOf(text: string): ReadonlySet<string> {
  const plain = text.replace(GROUPED, '');
  const found = new Set<string>();
  for (const [word] of plain.matchAll(WORD)) {
    const lower = word.toLowerCase();
    if (lower.length < 3 || SAID_EVERYWHERE.has(lower)) continue;
    const stem = stemOf(lower);
    found.add(stem.slice(0, LONGEST_STEM));
    const meaning = MEANINGS.get(stem);
    if (meaning !== undefined) found.add(`${MEANS}${meaning}`);
  }
  for (const [number] of plain.matchAll(/(?<![\p{L}\d.])\d+(?![\p{L}\d.])/gu)) {
    if (number.length > 1 || Number(number) > 1) found.add(number);
  }
  for (const [word] of plain.toLowerCase().matchAll(/\p{L}+/gu)) {
    const digits = NUMBER_WORDS.get(word);
    if (digits !== undefined && Number(digits) > 1) found.add(digits);
  }
  return found;
}

/** The terms that both sides say. */
export function sharedTerms(left: ReadonlySet<string>, right: ReadonlySet<string>): ReadonlySet<string> {
  return new Set([...left].filter((term) => right.has(term)));
}

/** How much a term says, from 0 to 1: what a word means stands beside the word, and both together say 1. */
export function weightOf(term: string): number {
  if (term.startsWith(MEANS)) return SAYS_BY_MEANING;
  return WITH_MEANING.has(term) ? 1 - SAYS_BY_MEANING : 1;
}

/** The terms that stand for a word each: where its meaning is there, the word itself is left out. */
export function wordsOf(terms: ReadonlySet<string>): ReadonlySet<string> {
  return new Set([...terms].filter((term) => !WITH_MEANING.has(term)));
}

const IRREGULAR: Readonly<Record<string, string>> = {
  people: 'person',
  persons: 'person',
  children: 'child',
  men: 'man',
  women: 'woman',
  staff: 'member of staff',
  personnel: 'member of staff',
  statuses: 'status',
  aliases: 'alias',
  buses: 'bus',
  analyses: 'analysis',
  employees: 'employee',
};

/** Words for people that requests and specs use; plural or singular. */
const PEOPLE =
  /^(?:people|persons?|someone|anyone|anybody|everyone|everybody|users?|customers?|clients?|owners?|admins?|administrators?|members?|managers?|editors?|viewers?|readers?|authors?|writers?|guests?|visitors?|buyers?|sellers?|shoppers?|teachers?|students?|pupils?|parents?|patients?|doctors?|nurses?|drivers?|agents?|operators?|moderators?|reviewers?|approvers?|developers?|engineers?|designers?|maintainers?|contributors?|subscribers?|players?|tenants?|landlords?|employees?|staff|colleagues?|teammates?|team|teams|support|accountants?|bookkeepers?|librarians?|volunteers?|donors?|hosts?|organi[sz]ers?|participants?|attendees?|speakers?|vendors?|suppliers?|partners?|analysts?|testers?|leads?|supervisors?|coordinators?|receptionists?|recruiters?|candidates?|applicants?)$/i;

export function isPersonNoun(word: string): boolean {
  return PEOPLE.test(word);
}

/** True for a noun that looks plural: `owners`, `people`; not `status` or `address`. */
export function isPlural(noun: string): boolean {
  const lower = noun.toLowerCase();
  return lower in IRREGULAR || (lower.endsWith('s') && !/(?:ss|us|is|news|series)$/.test(lower));
}

export function singular(noun: string): string {
  const lower = noun.toLowerCase();
  const irregular = IRREGULAR[lower];
  if (irregular) return irregular;
  if (!isPlural(noun)) return noun;
  if (/[^aeiou]ies$/i.test(noun) && noun.length > 4) return `${noun.slice(0, -3)}y`;
  if (/(?:sses|xes|ches|shes|zes)$/i.test(noun)) return noun.slice(0, -2);
  return noun.slice(0, -1);
}

export function plural(noun: string): string {
  if (noun.toLowerCase() === 'person' || isPlural(noun))
    return noun.toLowerCase() === 'person' ? 'people' : noun;
  if (/[^aeiou]y$/i.test(noun)) return `${noun.slice(0, -1)}ies`;
  return /(?:s|x|z|ch|sh)$/i.test(noun) ? `${noun}es` : `${noun}s`;
}

/** `an owner`, `a user`, `an API key`, `a PDF`: by the sound, not the letter. */
export function withArticle(phrase: string): string {
  const first = /^[\p{L}\p{N}]+/u.exec(phrase)?.[0] ?? '';
  const isLetters =
    first.length > 1 && first === first.toUpperCase() && /^[A-Z]+$/.test(first) && first.length <= 4;
  const startsWithVowel = isLetters
    ? /^[AEFHILMNORSX]/.test(first)
    : /^(?:[aeiou]|hour|honest|honou?r|heir|8|11\b|18\b)/i.test(first) &&
      !/^(?:uni(?!n|m)|use|user|usual|util|eu|one\b|once)/i.test(first);
  return `${startsWithVowel ? 'an' : 'a'} ${phrase}`;
}

export function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** Lower case for the first letter, unless the word is a name or an acronym such as `CSV` or `GitHub`. */
export function uncapital(words: string): string {
  const first = /^\S+/.exec(words)?.[0] ?? '';
  return /^(?:I\b|.\S*[A-Z0-9])/.test(first) && first !== 'A'
    ? words
    : words.charAt(0).toLowerCase() + words.slice(1);
}

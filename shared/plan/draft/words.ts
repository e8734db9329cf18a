/** Words that every sentence of a spec has, so they tell nothing about where its code is. */
const COMMON = new Set(
  `a about after again all also an and any anyone are as at be because been before being both but by can
  cannot could do does each either else every everyone for from had has have if in instead into is it its
  itself leave let like make may more must never new no nobody not nothing of off on once one only or other
  out own same shall should so some someone something still such system than that the their them then there
  they this those to today under until up use user want was were what whatever when where which while who
  whoever whose will with within without would yet you your`.split(/\s+/),
);

/** What people call a thing, and what its code tends to be called. */
const ALSO_CALLED: Readonly<Record<string, readonly string[]>> = {
  record: ['log', 'audit', 'history'],
  trail: ['log', 'audit', 'history'],
  permission: ['auth', 'policy', 'role', 'access'],
  access: ['auth', 'policy', 'role', 'permission'],
  refuse: ['auth', 'policy', 'role'],
  sign: ['auth', 'session', 'login'],
  login: ['auth', 'session'],
  password: ['auth'],
  page: ['web', 'view', 'screen', 'ui'],
  screen: ['view', 'page', 'ui'],
  show: ['view', 'page'],
  button: ['view', 'page', 'ui', 'component'],
  message: ['mail', 'notification', 'notify'],
  email: ['mail', 'mailer', 'notification'],
  notify: ['notification', 'mail'],
  store: ['store', 'repository', 'model', 'database'],
  pay: ['payment', 'billing', 'invoice'],
  price: ['billing', 'pricing'],
  search: ['query', 'index'],
  upload: ['file', 'storage', 'attachment'],
};

const ALSO_CALLED_BY_STEM = new Map(
  Object.entries(ALSO_CALLED).map(([word, others]) => [stem(word), others]),
);

/** The telling words of a text, each in a form that its plural and its past share. */
export function tellingWords(text: string): ReadonlySet<string> {
  const words = splitWords(text).filter((word) => word.length > 2 && !COMMON.has(word));
  return new Set(words.map(stem));
}

/** Words a text may mean without saying them. */
export function relatedWords(words: ReadonlySet<string>): ReadonlySet<string> {
  const related = [...words].flatMap((word) => ALSO_CALLED_BY_STEM.get(word) ?? []).map(stem);
  return new Set(related.filter((word) => !words.has(word)));
}

/** `settings-page.ts`, `SettingsPage` and `settings_page` have the same words. */
export function splitWords(text: string): readonly string[] {
  return text
    .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
}

export function stem(word: string): string {
  if (word.length > 4 && word.endsWith('ies')) return `${word.slice(0, -3)}y`;
  if (word.length > 5 && word.endsWith('ing')) return undouble(word.slice(0, -3));
  if (word.length > 4 && word.endsWith('ed')) return undouble(word.slice(0, -2));
  if (word.length > 3 && word.endsWith('s') && !word.endsWith('ss') && !word.endsWith('us'))
    return withoutE(word.slice(0, -1));
  return withoutE(word);
}

function undouble(word: string): string {
  return /([bdgmnprt])\1$/.test(word) ? word.slice(0, -1) : word;
}

function withoutE(word: string): string {
  return word.length > 4 && word.endsWith('e') ? word.slice(0, -1) : word;
}

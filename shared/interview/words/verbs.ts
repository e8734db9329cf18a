export const VERB_KINDS = [
  'see',
  'find',
  'change',
  'choose',
  'make',
  'remove',
  'send',
  'take',
  'allow',
  'other',
] as const;
/** What kind of act a verb is; decides what a system has to do when someone does it. */
export type VerbKind = (typeof VERB_KINDS)[number];

const VERBS: Readonly<Record<VerbKind, string>> = {
  see: 'see view read watch browse check preview open inspect monitor track follow compare review list show know understand',
  find: 'find search filter sort look lookup locate discover query',
  change:
    'change edit update set rename move adjust customize customise configure switch turn enable disable modify replace correct fix improve reorder assign reassign mark tag label pin mute toggle extend merge split translate convert reset restore undo redo save apply approve reject accept confirm manage control control handle limit sync migrate upgrade',
  choose: 'choose pick select decide prefer',
  make: 'make create add write post upload import record book schedule submit register draft build generate insert attach comment reply copy duplicate clone enter log track start open plan request report rate vote sign draw paste store keep produce publish',
  remove:
    'remove delete cancel archive clear revoke withdraw close unsubscribe leave drop discard purge block ban hide stop end detach unlink deactivate expire',
  send: 'send share invite notify email e-mail message remind alert forward tell inform call',
  take: 'export download print receive get fetch',
  allow: 'let allow permit grant give authorize authorise delegate offer provide support',
  other:
    'use pay buy order work run test deploy install connect disconnect integrate link join log sign authenticate verify validate ensure prevent avoid protect refuse require ask answer try retry wait return respond respect retain validate reduce increase speed make help do go come take put scan remember calculate compute count measure detect show display warn explain say name list continue survive load cache backup encrypt',
};

const KIND_OF = new Map<string, VerbKind>();
for (const [kind, words] of Object.entries(VERBS)) {
  for (const word of words.split(' ')) if (!KIND_OF.has(word)) KIND_OF.set(word, kind as VerbKind);
}

/** Null for a word that is not a known verb in its base form. */
export function verbKind(word: string): VerbKind | null {
  return KIND_OF.get(word.toLowerCase()) ?? null;
}

/** The base form of a third-person verb such as `invites`; null when it is none that is known. */
export function baseOfThirdPerson(word: string): string | null {
  const lower = word.toLowerCase();
  if (lower === 'has') return 'have';
  if (lower === 'does') return 'do';
  const candidates = [lower.replace(/ies$/, 'y'), lower.replace(/es$/, ''), lower.replace(/s$/, '')];
  return (
    candidates.find((base) => base !== lower && KIND_OF.has(base) && thirdPerson(base) === lower) ?? null
  );
}

/** `invite` to `invites`, `go` to `goes`, `copy` to `copies`. */
export function thirdPerson(base: string): string {
  if (base === 'have') return 'has';
  if (base === 'be') return 'is';
  if (/(?:s|x|z|ch|sh|o)$/.test(base)) return `${base}es`;
  if (/[^aeiou]y$/.test(base)) return `${base.slice(0, -1)}ies`;
  return `${base}s`;
}

const PARTICIPLES: Readonly<Record<string, string>> = {
  cancel: 'cancelled',
  leave: 'left',
  hide: 'hidden',
  drop: 'dropped',
  stop: 'stopped',
  ban: 'banned',
  withdraw: 'withdrawn',
  unsubscribe: 'unsubscribed',
};

/** `removed`, `cancelled`, `cleared`: for the verbs of kind `remove`. */
export function removedWord(base: string): string {
  return PARTICIPLES[base] ?? (base.endsWith('e') ? `${base}d` : `${base}ed`);
}

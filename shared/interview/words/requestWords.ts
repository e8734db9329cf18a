import type { Act } from './act.ts';
import { type Actor, SOMEONE } from './actor.ts';
import { type Ask, readAsks } from './asks.ts';
import { objectOf } from './objectOf.ts';
import { personIn } from './personIn.ts';
import { sentences } from './sentences.ts';

/** What a request names, as far as its grammar is sure; questions and suggestions speak with these words. */
export type RequestWords = {
  readonly actor: Actor;
  /** `edit workspace settings`, the first that is asked for; null when the request names no act of a person. */
  readonly act: Act | null;
  /** `workspace settings`: what the act is done to, or the thing asked for. */
  readonly object: string | null;
  /** The request is about who may do something. */
  readonly isAboutRights: boolean;
  /** A thing to be built was asked for (`Add dark mode`) rather than an act. */
  readonly isThing: boolean;
  /** All that is asked for. */
  readonly asks: readonly Ask[];
};

const RIGHTS =
  /\b(?:who (?:can|may|could|should|is allowed to)|permissions?|access|control over|roles?|rights?|allowed to|only \w+ (?:can|may))\b/i;
const MOST_WORDS = 9;
/** Where an act ends and its circumstances begin. */
const CIRCUMSTANCE = /\s(?:when|whenever|if|while|without|before|after)\s.*$/i;

export function readRequest(request: string): RequestWords {
  const all = sentences(request);
  const asks = readAsks(request);
  const acts = asks.filter((ask) => ask.kind === 'act');
  const first = acts.find(({ thing }) => thing === null) ?? acts[0];
  const people = [first?.actor ?? null, ...all.slice(0, 12).map((sentence) => personIn(sentence))];
  return {
    actor: people.find((actor) => actor !== null) ?? SOMEONE,
    act: first ? shortened(first.act) : null,
    object: first ? (first.thing ?? objectOf(shortened(first.act))) : null,
    isAboutRights: all.some((sentence) => RIGHTS.test(sentence)),
    isThing: (first?.thing ?? null) !== null,
    asks,
  };
}

/** Short enough to stand within a question. */
function shortened(act: Act): Act {
  const short = act.phrase.replace(CIRCUMSTANCE, '');
  const words = (short.includes(' ') ? short : act.phrase).split(' ');
  return { ...act, phrase: words.slice(0, MOST_WORDS).join(' ') };
}

import { type Act, verbsOf } from './act.ts';

const PREPOSITION =
  /\s(?:for|to|from|in|on|at|by|with|into|as|of|over|about|per|via|through|under|between|after|before|without|up to)\s.*$/i;
const CLAUSE =
  /^(?:who|what|which|when|where|how|whether|if|it|them|that|to|in|out|on|up|off|from|by|with|for|at|of|as|per|via|into|over|about|without)\b/i;

/** What an act is done to: `workspace settings`; null where that is not sure. */
export function objectOf(act: Act): string | null {
  const rest = act.phrase
    .slice(verbsOf(act).length)
    .trim()
    .replace(/^(?:an?|the|their|its|all|every|each|any)\s+/i, '');
  const object = rest.replace(PREPOSITION, '').trim();
  return object === '' || CLAUSE.test(object) || object.split(' ').length > 4 ? null : object;
}

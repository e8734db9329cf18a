import { inThirdPerson } from './act.ts';
import { SOMEONE } from './actor.ts';
import type { Ask } from './asks.ts';
import { capital } from './nouns.ts';

/** What a program does once it is told to; people only ask for it. */
const OF_THE_SYSTEM =
  /^(?:show|display|warn|explain|notify|remind|remember|prevent|ensure|validate|verify|refuse|detect|log|record|encrypt|cache|calculate|compute)$/;

/** An ask as a requirement says it. */
export function askSentence(ask: Ask): string {
  if (ask.kind === 'rule') return `${capital(ask.words)}.`;
  const { actor, act, form } = ask;
  if (form === 'order' && OF_THE_SYSTEM.test(act.verb)) return `The system ${inThirdPerson(act)}.`;
  return `${capital((actor ?? SOMEONE).all)} can ${act.phrase}.`;
}

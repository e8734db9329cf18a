import type { TermGroup } from './termGroup.ts';

/** Verbs whose result cannot be seen. After INCOSE R3 and the weak verbs of NASA’s ARM. */
export const WEAK_VERBS: readonly TermGroup[] = [
  {
    reason: 'does not say what can be seen afterwards',
    as: ['verb'],
    terms: `support, handle, manage, deal with, cater for, cope with, take care of, take into account,
      consider, address, accommodate, facilitate, ensure, process, provide for, try, attempt, strive,
      aim, endeavour, endeavor, promote, encourage, enable, help, assist`,
  },
  {
    reason: 'says what the system could do, not what it does',
    terms: `be able to, be capable of, have the ability to, have the capability to, be possible to, provide
      the ability to, provide the capability to, provide a mechanism, provide a means, be designed to,
      have the possibility to`,
    suggestion: 'Say what it does, and when.',
  },
];

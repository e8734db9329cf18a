import type { TermGroup } from './termGroup.ts';

/** Open-ended words: whatever is built, it meets them. After Femmer’s “non-verifiable terms”, INCOSE R8 and R9, QuARS “underspecified”. */
export const NONVERIFIABLE_TERMS: readonly TermGroup[] = [
  {
    reason: 'does not say how many',
    terms: `several, many, numerous, various, a variety, variety, varieties, a number of, a range
      of, a wide range of, a few, few, a couple of, a lot of, lots of, plenty of, a series of, some
      of, sufficient, a minimum of, a minimum number, minimum number, a maximum of, a limited number of, as many as possible, as much as possible, a majority of, the
      majority of, a wide variety of, a great deal of, a large number of, large numbers of, a large
      amount of, large amounts of, a selection of, as few as possible, as little as possible`,
    replacements: {
      several: ['at least 3'],
      many: ['at least 100'],
      few: ['at most 3'],
      'a few': ['at most 3'],
    },
  },
  {
    reason: 'names a thing without saying what is in it',
    severity: 'info',
    terms: `indication, indications, detail, details, facilities, further information, general information`,
    suggestion: 'List what it holds or shows.',
  },
  {
    reason: 'never ends, so nobody can tell when it is reached',
    terms: `minimise, minimize, minimises, minimizes, minimised, minimized, minimising, minimizing,
      maximise, maximize, maximises, maximizes, maximised, maximized, maximising, maximizing,
      optimise, optimize, optimises, optimizes, optimised, optimized, optimising, optimizing, improve,
      improves, improved, improving, enhance, enhances, enhanced, enhancing, simplify, simplifies,
      simplified, simplifying, streamline, streamlined, facilitate, facilitates, ease of, long-term,
      full support, best effort, best efforts, but not limited to, including but not limited to,
      provide support for`,
  },
  {
    reason: 'does not say which, so anything would do',
    terms: `and so on, and so forth, etc, and the like, and others, or similar, some`,
    suggestion: 'List all of them.',
  },
  {
    reason: 'is for somebody else to decide, later',
    terms: `if possible, where possible, when possible, whenever possible, as far as possible,
      pre-determined, predetermined, to be agreed, to be negotiated`,
  },
  {
    reason: 'does not say how many',
    severity: 'info',
    terms: `multiple, additional, extra, limited`,
  },
];

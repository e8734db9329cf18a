import type { TermGroup } from './termGroup.ts';

/** Adverbs and adjectives of degree, time and likelihood. After Femmer’s “ambiguous adverbs and adjectives” and INCOSE R7. */
export const AMBIGUOUS_TERMS: readonly TermGroup[] = [
  {
    reason: 'does not say when',
    terms: `soon, as soon as possible, at the earliest, currently, presently, immediately, instantly, at
      once, shortly, recently, lately, eventually, in time, in good time, on time, in a timely manner,
      timely manner, temporarily, at some point, from time to time, periodically, regularly,
      frequently, occasionally, sometimes, often, usually, normally, typically, generally, commonly,
      mostly, mainly, rarely, seldom, almost always, almost never`,
    replacements: {
      soon: ['within 1 minute', 'within 24 hours'],
      'as soon as possible': ['within 1 minute', 'on the next request'],
      immediately: ['within 1 second', 'on the next request'],
      instantly: ['within 1 second'],
      'in a timely manner': ['within 1 hour', 'within 24 hours'],
      periodically: ['every 5 minutes', 'once a day'],
      regularly: ['once a day', 'once a week'],
      frequently: ['at least once an hour'],
      occasionally: ['at most once a day'],
      recently: ['in the last 7 days'],
      typically: ['always'],
      usually: ['always'],
      normally: ['always'],
      generally: ['always'],
    },
  },
  {
    reason: 'does not say when',
    severity: 'info',
    terms:
      'later, next, previous, already, as before, ever, at present, afterwards, beforehand, subsequently, formerly, constantly, continually',
  },
  {
    reason: 'does not say how much',
    terms: `almost, nearly, approximately, roughly, around about, about half, more or less, to some extent,
      to a certain extent, somewhat, fairly, quite, rather, very, extremely, highly, greatly, largely,
      widely, strongly, slightly, considerably, too, enough, minimal, minimally, maximal, similar,
      similarly, comparable, near real-time, near real time, exceedingly, moderately, relatively,
      virtually, practically, partly, partially, closely, heavily, noticeably, visibly, drastically,
      dramatically, gradually, marginally, predominantly, primarily, chiefly, by and large, on the
      whole`,
  },
  {
    reason: 'sets a bound on one side and leaves the other open',
    severity: 'info',
    suggestion: 'Give both bounds, or the exact value.',
    terms:
      'at least, at a minimum, as a minimum, minimum, maximum, at most, at the most, up to and including',
  },
  {
    reason: 'says that it may be so, not that it is',
    terms: `possibly, probably, potentially, presumably, likely, unlikely, perhaps, maybe, conceivably,
      possibility, apparently, supposedly, hopefully`,
  },
  {
    reason: 'describes a manner that nobody can check',
    terms: `clearly, correctly, incorrectly, freely,
      essentially, basically, consistently, fully, completely, carefully, sufficiently, detailed, in detail, accordingly, precisely, accurately, easily,
      automagically, natively, flawlessly, naturally, obviously, evidently, simply, merely,
      adequately, thoroughly, transparently, neatly, nicely, sensibly`,
  },
  {
    reason: 'adds a shade that nobody can check',
    severity: 'info',
    terms: `directly, additionally, individually, optionally, especially, particularly, actually`,
  },
];

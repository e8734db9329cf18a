import type { TermGroup } from './termGroup.ts';

/**
 * Words that every reader measures by themselves. After the INCOSE Guide to Writing Requirements (R7, R8), the lists
 * of QuARS and NALABS, and the smell “subjective language” of ISO 29148, put together by the kind of judgement.
 */
export const SUBJECTIVE_TERMS: readonly TermGroup[] = [
  {
    reason: 'is for every reader to judge, so no test can tell whether it is true',
    terms: `easy, easily, ease, simple, simply, simplicity, intuitive, intuitively, user-friendly, user
      friendly, friendly, comfortable, comfortably, convenient, conveniently, attractive, appealing,
      clean, elegant, modern, nice, good, better quality, high quality, bad, poor, beautiful,
      pleasant, clear, meaningful, useful, usefully, helpful, readable, readability, legible,
      legibility, understandable, comprehensible, usable, usability, seamless, seamlessly, smooth,
      smoothly, responsive, robust, reliable, reliably, flexible, flexibly, flexibility, efficient,
      efficiently, effective, effectively, effectiveness, scalable, maintainable, portable, safe,
      safely, securely, powerful, versatile, state-of-the-art, state of the art, cutting-edge,
      advanced, sophisticated, professional, desirable, desired, acceptable, satisfactory,
      satisfactorily, reasonable, reasonably, adequate, adequately, compact, distinctive,
      distinguishable, evident, obvious, descriptive, informative, self-explanatory, accessible,
      interesting, gracefully, graceful, sensible, sensibly, tidy, ideal, ideally, optimal, optimum,
      optimally, perfect, best practice, hassle-free, effortless, effortlessly, engaging,
      consistent look and feel, look and feel, unambiguous, well-defined,
      well-known, competent, familiar, realistic, tolerable, undesirable, unacceptable, unreasonable,
      inconvenient, accurate, comprehensive, extensive, thorough, coherent,
      harmonious, mature, proven, solid, valuable, worthwhile, beneficial, advantageous, practical,
      viable, workable, manageable, straightforward, conspicuous, prominent, recognizable,
      recognisable, memorable, pleasing, stylish, harmful, hazardous, risky, trivial, complex,
      complicated, difficult, difficulty, confusing, misleading, annoying, distracting, tedious,
      cumbersome, excessive, excessively, undue, unduly, moderate, prudent, trustworthy,
      skilled, convenience, comfort, reliability, robustness, efficiency, responsiveness,
      attractiveness, unusual, exceptional, unpredictable, unpredictably, unobtrusive,
      durable, sturdy, rugged, tolerant`,
    replacements: {
      gracefully: ['with a message that says what happened and what to do'],
      scalable: ['for up to 10,000 users'],
    },
  },
  {
    reason: 'gives a degree that nobody has measured',
    terms: `high, low, large, small, short, long, big, huge, tiny, heavy, light, wide, narrow, fast, quick,
      quickly, rapid, rapidly, slow, slowly, long-lasting, short-term, lengthy, brief, briefly, cheap,
      expensive, strong, weak, strict, frequent, rare, recent, timely, prompt, promptly, instant,
      swift, real-time, high-performance, low-cost, great, considerable, significant, significantly,
      substantial, substantially, noticeable, negligible, minor, major, critical, important,
      importance, essential, crucial, vital, dangerous, danger, severe, serious, extreme, loud,
      bright, dim, quiet, lasting, prolonged, infrequent, vast, modest`,
    replacements: {
      quickly: ['within 2 seconds', 'within 5 seconds'],
      quick: ['within 2 seconds'],
      fast: ['within 1 second', 'within 2 seconds'],
      rapidly: ['within 2 seconds'],
      slow: ['longer than 5 seconds'],
      slowly: ['after more than 5 seconds'],
      promptly: ['within 1 minute'],
      instant: ['within 1 second'],
      timely: ['within 24 hours'],
      'real-time': ['within 1 second'],
      recent: ['from the last 7 days'],
    },
  },
  {
    reason: 'leaves to the reader what fits',
    terms: `suitable, suitably, suited, appropriate, appropriately, relevant, relevance, certain, proper,
      properly, correct, necessary, unnecessary, needless, pertinent, fitting, compatible, comparable, preferred, as expected, of
      interest, in question, at hand`,
  },
  {
    reason: 'does not say which ones are meant',
    severity: 'info',
    terms: `special, specific, particular, standard, normal, usual, typical, ordinary, regular,
      conventional, traditional, customary, automatic, external, partial, dynamic, static, basic,
      general-purpose, alternatives, ancillary, auxiliary, miscellaneous`,
    as: ['attribute'],
  },
  {
    reason: 'stands for something that is not named',
    severity: 'info',
    terms: `part, parts, way, ways, manner, means, matter, matters, thing, things, stuff, aspect, aspects,
      capability, capabilities, reference, interest, concern, concerns, circumstances, considerations`,
    as: ['noun'],
  },
  {
    reason: 'may mean something else to another reader',
    severity: 'info',
    terms: `success, successful, equivalent, equivalents, interactive, distinct, expected, intended, concerned, logical, natural, applicable, experienced, transparent`,
  },
];

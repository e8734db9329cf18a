import type { Finding, Remark, Severity, Smell } from './finding.ts';

type SmellFacts = { readonly severity: Severity; readonly suggestion: string };

/**
 * How much each smell weighs and what to do about it. Weights follow what was measured, not what was told in books:
 * readers really disagree on pronouns, on optional verbs and on unmeasured words (ReqEval; Femmer and others,
 * "Rapid quality assurance with requirements smells", JSS 2017), while passives and words of several senses rarely
 * led to a mistake (Krisch and Houdek 2015; Winkler and Vogelsang 2018).
 */
export const SMELL_FACTS: Readonly<Record<Smell, SmellFacts>> = {
  subjective: { severity: 'warning', suggestion: 'Say what can be seen or measured instead.' },
  ambiguous: { severity: 'warning', suggestion: 'Give the number, the time or the condition.' },
  nonverifiable: {
    severity: 'warning',
    suggestion: 'Name exactly what is meant, so that a test can decide.',
  },
  superlative: { severity: 'warning', suggestion: 'Give the limit that has to be reached.' },
  comparative: { severity: 'warning', suggestion: 'Give the value, or say compared with what.' },
  negative: { severity: 'info', suggestion: 'Say what happens instead.' },
  'vague-pronoun': { severity: 'warning', suggestion: 'Repeat the noun that is meant.' },
  'ambiguous-pronoun': { severity: 'warning', suggestion: 'Repeat the noun that is meant.' },
  'uncertain-verb': { severity: 'warning', suggestion: 'Write SHALL, or move it to the optional scope.' },
  polysemy: { severity: 'info', suggestion: 'Use a narrower word, or define this one.' },
  loophole: { severity: 'warning', suggestion: 'Name the cases in which it holds.' },
  'weak-verb': { severity: 'info', suggestion: 'Use a verb whose result can be seen.' },
  'unverifiable-quantity': { severity: 'warning', suggestion: 'Give a number with its unit and its limit.' },
  'several-requirements': { severity: 'warning', suggestion: 'Make each its own criterion.' },
  'missing-trigger': { severity: 'warning', suggestion: 'Say what happens before the system answers.' },
  'missing-response': { severity: 'warning', suggestion: 'Say who SHALL do what.' },
  'passive-without-actor': { severity: 'info', suggestion: 'Name who or what does it.' },
  'undefined-acronym': { severity: 'info', suggestion: 'Write it out where it first appears.' },
  'undefined-term': { severity: 'info', suggestion: 'Add it to the glossary, or use a word that is there.' },
  placeholder: { severity: 'warning', suggestion: 'Decide it, or make it an open question.' },
  'inconsistent-term': { severity: 'info', suggestion: 'Use one spelling throughout.' },
  contradiction: { severity: 'error', suggestion: 'Keep the one that holds, or say when each does.' },
  'missing-criterion': { severity: 'warning', suggestion: 'Add a criterion that shows when it is done.' },
  'missing-evidence': {
    severity: 'warning',
    suggestion: 'Add a line “shown by:” with a test, a command or a person.',
  },
  'dangling-id': { severity: 'error', suggestion: 'Correct the id, or delete the reference.' },
  'duplicate-id': { severity: 'error', suggestion: 'Give this one a new number.' },
};

/** A rule's remark with everything its smell adds. */
export function findingOf(smell: Smell, remark: Remark): Finding {
  const facts = SMELL_FACTS[smell];
  const { start, end, message } = remark;
  return {
    smell,
    severity: remark.severity ?? facts.severity,
    start,
    end,
    message,
    suggestion: remark.suggestion ?? facts.suggestion,
    replacements: remark.replacements ?? [],
  };
}

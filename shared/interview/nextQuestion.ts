import type { Citation } from '#shared/spec/proposal.ts';
import type { SpecDocument } from '#shared/spec/specDocument.ts';
import type { BankQuestion, FactKind, QuestionBank } from './bank.ts';
import { type Question, saidIn, type Turn } from './interview.ts';
import { bankIdOf, withFile } from './proposalsFor.ts';
import { fill, type Subject, subjectOf } from './subject.ts';
import { suggestionsFor } from './suggest.ts';
import { saysNothing } from './words/sentences.ts';

/** A place in the repository that bears on the request. */
export type CodeFact = { readonly kind: FactKind; readonly citation: Citation };

const MOST_CITATIONS = 3;
const MOST_SUGGESTIONS = 4;

/** The one question to ask now; null when nothing is left. Depends on its arguments alone. */
export function nextQuestion(
  bank: QuestionBank,
  doc: SpecDocument,
  turns: readonly Turn[],
  facts: readonly CodeFact[],
): Question | null {
  const subject = subjectOf(doc, turns);
  for (const own of bank.questions) {
    const asked = turns.filter(({ question }) => bankIdOf(question.id) === own.id);
    if (asked.length >= own.repeat || asked.some(endsIt) || !applies(own, doc, turns, facts, subject))
      continue;
    const question = phrase(own, asked.length, doc, turns, facts, subject);
    if (question) return question;
  }
  return null;
}

/** Only an answer that says something leads to the question being asked again. */
function endsIt({ answer }: Turn): boolean {
  const said = saidIn(answer);
  return said === null || saysNothing(said);
}

/** True for a question that has to do with this request and that the spec does not answer yet. */
export function applies(
  { when, id }: BankQuestion,
  doc: SpecDocument,
  turns: readonly Turn[],
  facts: readonly CodeFact[],
  subject: Subject,
): boolean {
  if (id === 'outcome' && doc.requirements.length > 0) return false;
  if (id === 'later' && (doc.requirements.length < 2 || doc.requirements.some(({ optional }) => optional)))
    return false;
  if (id === 'scope' && doc.scopeOut.length > 0) return false;
  const said = saidSoFar(doc, turns);
  if (when.unless?.some((word) => said.includes(word))) return false;
  if (!when.words && !when.kinds && !when.cites) return true;
  const about = aboutWhat(doc, turns);
  const isNamed = when.words?.some((word) => isWordIn(about, word)) ?? false;
  const isKind = subject.act !== null && (when.kinds?.includes(subject.act.kind) ?? false);
  const isCited = facts.some(({ kind }) => kind === when.cites);
  return isNamed || isKind || isCited;
}

function isWordIn(text: string, word: string): boolean {
  return new RegExp(`(?<![\\p{L}\\p{N}])${word}(?:s|es|ed|ing|d)?(?![\\p{L}\\p{N}])`, 'iu').test(text);
}

/** The words that say what is wanted: what is out of scope or went wrong must not bring up more questions. */
function aboutWhat(doc: SpecDocument, turns: readonly Turn[]): string {
  const outcomes = turns.flatMap(({ question, answer }) =>
    question.topic === 'outcome' ? (saidIn(answer) ?? []) : [],
  );
  return [
    doc.request?.text ?? '',
    doc.title,
    ...doc.requirements.map(({ title }) => title),
    ...outcomes,
  ].join('\n');
}

/** The request, the spec and the answers, in lower case. */
export function saidSoFar(doc: SpecDocument, turns: readonly Turn[]): string {
  const body = doc.text.slice(doc.frontMatter?.range.end ?? 0);
  const answers = turns.map(({ answer }) => saidIn(answer) ?? '');
  return [body, ...answers].join('\n').toLowerCase();
}

function phrase(
  own: BankQuestion,
  times: number,
  doc: SpecDocument,
  turns: readonly Turn[],
  facts: readonly CodeFact[],
  subject: Subject,
): Question | null {
  const citations = facts
    .filter(({ kind }) => own.cites.includes(kind))
    .map(({ citation }) => citation)
    .slice(0, MOST_CITATIONS);
  const { slots } = withFile(subject, { citations });
  const text = (own.askFound && fill(own.askFound, slots)) ?? fill(own.ask, slots);
  const why = (own.whyFound && fill(own.whyFound, slots)) ?? fill(own.why, slots);
  if (!text || !why) return null;
  const said = saidSoFar(doc, turns);
  const offered = [
    ...suggestionsFor(own, subject, said, doc),
    ...own.answers.flatMap(({ say }) => fill(say, slots) ?? []),
  ];
  return {
    id: times === 0 ? own.id : `${own.id}#${times + 1}`,
    topic: own.topic,
    about: subject.main && own.topic !== 'outcome' && own.topic !== 'scope' ? [subject.main] : [],
    text,
    why,
    suggestions: keepLast(offered),
    citations,
    source: 'guided',
  };
}

/** Suggestions of the request first, but always the last one of the bank, which is the way out. */
function keepLast(offered: readonly string[]): readonly string[] {
  const all = [...new Set(offered)];
  const last = all.at(-1);
  return all.length <= MOST_SUGGESTIONS || !last ? all : [...all.slice(0, MOST_SUGGESTIONS - 1), last];
}

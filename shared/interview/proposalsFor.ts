import type { ProposalEdit } from '#shared/spec/proposal.ts';
import type { SpecDocument } from '#shared/spec/specDocument.ts';
import type { EditTemplate, QuestionBank } from './bank.ts';
import type { Answer, Question, Turn } from './interview.ts';
import { applyRule, criterion, item } from './rules.ts';
import { fill, type Subject, subjectOf } from './subject.ts';
import { definedName, roleIn } from './words/codeWords.ts';
import { singular } from './words/nouns.ts';
import { asSentence } from './words/sentences.ts';

export type AnswerContext = {
  readonly doc: SpecDocument;
  /** Turns before this one. */
  readonly turns: readonly Turn[];
  /** The number of this turn. */
  readonly number: number;
  /** YYYY-MM-DD. */
  readonly date: string;
};

/** What an answer would change in the spec. Skipping changes nothing; “I don't know” leaves an open question. */
export function proposalsFor(
  bank: QuestionBank,
  question: Question,
  answer: Answer,
  context: AnswerContext,
): readonly ProposalEdit[] {
  if (answer.kind === 'skipped') return [];
  if (answer.kind === 'open') return [item('questions', question.text)];
  const assumption =
    answer.kind === 'assumed'
      ? [item('assumptions', `(risk: ${answer.risk}) ${question.text} ${asSentence(answer.text)}`)]
      : [];
  const own = bank.questions.find(({ id }) => id === bankIdOf(question.id));
  if (!own) return assumption;
  const subject = withFile(subjectOf(context.doc, context.turns), question);
  const decision = (words: string) => `${context.date} ${asSentence(words)} (from Q${context.number})`;
  const chosen = own.answers.find(({ say }) => fill(say, subject.slots) === answer.text.trim());
  const edits = chosen?.edits
    ? chosen.edits.flatMap((template) => fromTemplate(template, subject, decision))
    : applyRule({ question: own, answer: answer.text, subject, decision, doc: context.doc });
  const contradicted = own.topic === 'people' ? contradiction(question, answer.text) : [];
  return [...edits, ...contradicted, ...assumption].filter((edit) => !isThere(context.doc, edit));
}

/** A question asked again is `more#2`; the bank knows it as `more`. */
export function bankIdOf(questionId: string): string {
  return questionId.split('#')[0] ?? questionId;
}

/** Adds the words of the repository: its file and line, the name it gives the thing, and whom it lets through today. */
export function withFile(subject: Subject, { citations }: Pick<Question, 'citations'>): Subject {
  const [first] = citations;
  if (!first) return subject;
  const symbol = definedName(first.note);
  const today = citations.map(({ note }) => roleIn(note)).find((role) => role !== null);
  const slots = {
    ...subject.slots,
    file: first.path,
    line: String(first.line),
    ...(symbol && { symbol }),
    ...(today && { today }),
  };
  return { ...subject, slots };
}

/** Where the code lets others through today than the answer names, the spec says which line that is. */
function contradiction({ citations }: Question, answer: string): readonly ProposalEdit[] {
  const found = citations.find(({ note }) => roleIn(note) !== null);
  const today = found && roleIn(found.note);
  if (!found || !today || new RegExp(`\\b${singular(today)}`, 'i').test(answer)) return [];
  return [item('code', `\`${found.path}:${found.line}\`: lets ${today} do this today, which this changes`)];
}

function fromTemplate(
  template: EditTemplate,
  subject: Subject,
  decision: (words: string) => string,
): readonly ProposalEdit[] {
  const words = (text: string) => fill(text, subject.slots);
  if ('requirement' in template) {
    const criteria = template.criteria.flatMap((text) => words(text) ?? []);
    const title = words(template.requirement);
    return title && criteria.length > 0 ? [{ kind: 'addRequirement', title, optional: false, criteria }] : [];
  }
  if ('criterion' in template) {
    const text = words(template.criterion);
    return text ? [criterion(subject, text, words(template.title) ?? template.title)] : [];
  }
  if ('why' in template)
    return some(words(template.why), (text) => ({ kind: 'addParagraph', section: 'why', text }));
  if ('out' in template) return some(words(template.out), (text) => item('scopeOut', text));
  if ('code' in template) return some(words(template.code), (text) => item('code', text));
  if ('constraint' in template) return some(words(template.constraint), (text) => item('constraints', text));
  if ('boundary' in template) return some(words(template.boundary), (text) => item('boundaries', text));
  if ('integration' in template)
    return some(words(template.integration), (text) => item('integration', text));
  if ('assumption' in template) return some(words(template.assumption), (text) => item('assumptions', text));
  return some(words(template.decision), (text) => item('decisions', decision(text)));
}

function some(words: string | null, edit: (words: string) => ProposalEdit): readonly ProposalEdit[] {
  return words === null ? [] : [edit(words)];
}

/** The same answer given twice, or a spec that says so already, proposes nothing new. */
export function isThere(doc: SpecDocument, edit: ProposalEdit): boolean {
  switch (edit.kind) {
    case 'addRequirement':
      return doc.requirements.some(({ title }) => isSame(title, edit.title));
    case 'addCriterion':
      return doc.criteria.some(({ text }) => isSame(text, edit.text));
    case 'addItem':
      return edit.list !== 'code' && doc[edit.list].some(({ text }) => isSame(text, edit.text));
    case 'addParagraph':
      return doc.text.includes(edit.text);
    case 'replaceWords':
      return false;
  }
}

function isSame(left: string, right: string): boolean {
  const plain = (words: string) => words.toLowerCase().replace(/[.\s]+$/, '');
  return plain(left) === plain(right);
}

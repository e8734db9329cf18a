import type { SpecDocument } from '#shared/spec/specDocument.ts';
import type { Task } from '../plan.ts';
import type { NewTask } from './createNewTask.ts';
import { unique } from './guessFiles.ts';
import { assumptionInstructions, questionInstructions } from './instructions.ts';

/** A task that finds something out, and what that is about. */
export type Investigation = { readonly task: Task; readonly about: string };

/** One for each open question, and one for each assumption that would be costly if wrong. */
export function investigations(spec: SpecDocument, newTask: NewTask): readonly Investigation[] {
  const read = unique(spec.code.flatMap((code) => (code.path ? [code.path] : [])));
  const base = { role: 'investigate', estimate: 'XS', scope: { change: [], read } } as const;
  const questions = spec.questions.map((question) => ({
    about: `${question.id} ${question.text}`,
    task: newTask({
      ...base,
      title: `Find out ${question.id ?? ''}: ${shorten(question.text)}`.replace(' :', ':'),
      instructions: questionInstructions(spec, question.text, question.waitsFor?.text ?? null),
    }),
  }));
  const risky = spec.assumptions
    .filter((assumption) => assumption.risk === 'high')
    .map((assumption) => ({
      about: `${assumption.id} ${assumption.text}`,
      task: newTask({
        ...base,
        title: `Check ${assumption.id ?? 'the assumption'}: ${shorten(assumption.text)}`,
        instructions: assumptionInstructions(spec, assumption.text),
      }),
    }));
  return [...questions, ...risky];
}

const LONGEST = 64;
const SHORTEST = 24;

/** The first sentence; a long one up to the end of a clause that says enough, or of a word. */
function shorten(text: string): string {
  const plain = text.replaceAll('`', '');
  const first = (/^.*?[.!?](?=\s|$)/.exec(plain)?.[0] ?? plain).replace(/[.!]$/, '');
  if (first.length <= LONGEST) return first;
  // A statement may end with its first clause; a question says too little then.
  const clause = /^[^,;:?]{24,}(?=[,;:])/.exec(first)?.[0] ?? '';
  if (clause !== '' && clause.length <= LONGEST && !first.endsWith('?')) return clause;
  const comma = first.lastIndexOf(',', LONGEST - 1);
  return `${first.slice(0, comma >= SHORTEST ? comma : first.lastIndexOf(' ', LONGEST - 2))}…`;
}

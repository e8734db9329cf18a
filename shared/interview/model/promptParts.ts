import type { SpecDocument } from '#shared/spec/specDocument.ts';
import { saidIn, type Topic, type Turn } from '../interview.ts';
import type { CodeFact } from '../nextQuestion.ts';
import { maskSecrets } from './maskSecrets.ts';

/** Characters; a small model on someone's machine reads about so much with profit. */
const LONGEST_SPEC = 24_000;
const MOST_TURNS = 30;
const LONGEST_ANSWER = 600;

/** The spec as it goes to a model. */
export function specForModel(doc: SpecDocument): string {
  const text = maskSecrets(doc.text);
  return text.length <= LONGEST_SPEC ? text : `${text.slice(0, LONGEST_SPEC)}\n(cut here)`;
}

export function answersForModel(turns: readonly Turn[]): string {
  if (turns.length === 0) return 'none yet';
  const lines = turns.slice(-MOST_TURNS).map(({ number, question, answer }) => {
    const words = saidIn(answer) ?? `(${answer.kind === 'open' ? 'nobody knows yet' : 'skipped'})`;
    const said = answer.kind === 'assumed' ? `(assumed, risk ${answer.risk}) ${words}` : words;
    return `${number}. ${question.text}\n   ${maskSecrets(said).slice(0, LONGEST_ANSWER)}`;
  });
  return lines.join('\n');
}

/** Lines the guided search found, as a start for a model that cannot look itself. */
export function factsForModel(facts: readonly CodeFact[], isSecret: (path: string) => boolean): string {
  const lines = facts
    .map(({ citation }) => citation)
    .filter(({ path }) => !isSecret(path))
    .map(({ path, line, note }) => `${path}:${line}: ${maskSecrets(note)}`);
  return lines.length === 0 ? 'nothing found yet' : [...new Set(lines)].join('\n');
}

export function openTopics(topics: readonly Topic[]): string {
  const open = topics.filter(({ state }) => state !== 'settled').map(({ id }) => id);
  return open.length === 0 ? 'none' : open.join(', ');
}

/** Ids that an edit may name. */
export function idsOf(doc: SpecDocument): readonly string[] {
  const items = doc.sections.flatMap(({ items: own }) => own.flatMap(({ id }) => id ?? []));
  return [...doc.requirements.map(({ id }) => id), ...doc.criteria.map(({ id }) => id), ...items];
}

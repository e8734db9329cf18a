import type { Answer, InterviewState, Turn } from '#shared/interview/interview.ts';
import type { Proposal } from '#shared/spec/proposal.ts';

/** An answer as the conversation shows it. */
export function answerWords(answer: Answer): string {
  switch (answer.kind) {
    case 'answered':
      return answer.text;
    case 'assumed':
      return `${answer.text} (assumed, ${answer.risk} risk)`;
    case 'skipped':
      return 'Skipped';
    case 'open':
      return 'Marked as an open question';
  }
}

/** “about R1, AC-1.2”, or where the question comes from when it is about nothing in particular. */
export function aboutWords(question: Turn['question']): string {
  if (question.about.length > 0) return `about ${question.about.join(', ')}`;
  return question.source === 'guided' ? 'from the guided set' : '';
}

/** Topics that have been talked about, and what is left, for the head of the pane. */
export function readiness(interview: InterviewState): {
  readonly settled: number;
  readonly begun: number;
  readonly total: number;
  readonly left: string;
} {
  const { topics } = interview;
  const settled = topics.filter((topic) => topic.state === 'settled').length;
  const begun = topics.filter((topic) => topic.state === 'assumed' || topic.state === 'open').length;
  const left = topics.filter((topic) => topic.state !== 'settled').map((topic) => lowerFirst(topic.title));
  return { settled, begun, total: topics.length, left: left.length === 0 ? '' : `Left: ${left.join(', ')}` };
}

function lowerFirst(title: string): string {
  const second = title.charAt(1);
  // An abbreviation stays as it is.
  return second !== '' && second === second.toUpperCase() && /\p{L}/u.test(second)
    ? title
    : title.charAt(0).toLowerCase() + title.slice(1);
}

/** “Proposed AC-1.3”: the undecided proposals an answer led to. */
export function proposedWords(
  turn: Turn,
  proposals: readonly Proposal[],
  nameOf: (proposal: Proposal) => string,
): { readonly id: string; readonly words: string } | undefined {
  const open = proposals.filter((proposal) => turn.proposalIds.includes(proposal.id));
  const first = open[0];
  if (!first) return undefined;
  const more = open.length > 1 ? ` and ${open.length - 1} more` : '';
  return { id: first.id, words: `Proposed ${nameOf(first)}${more}` };
}

/** “12,400 tokens, $0.03”: what the model has cost in this interview. */
export function usedWords({ tokens, dollars }: NonNullable<InterviewState['used']>): string {
  const count = `${tokens.toLocaleString('en-US')} tokens`;
  if (dollars === null) return count;
  return `${count}, ${dollars > 0 && dollars < 0.01 ? 'under $0.01' : `$${dollars.toFixed(2)}`}`;
}

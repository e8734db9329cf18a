import type { Turn } from '#shared/interview/interview.ts';
import { type Decision, specListSchema } from '#shared/spec/proposal.ts';
import { SECTION_OF_LIST } from '../proposalPlace.ts';

/** What an answer has become in the text: “AC-1.2”, with the key of the part to show. */
export type Outcome = { readonly key: string; readonly name: string };

const NAMES: Readonly<Record<string, string>> = {
  why: 'Why',
  title: 'the title',
  scopeIn: 'Scope, in',
  scopeOptional: 'Scope, optional',
  scopeOut: 'Scope, out',
  code: 'Code this touches',
};

/** The parts that accepted proposals of a turn made or changed, each once; and how many were rejected. */
export function outcomesOf(
  { question, number }: Pick<Turn, 'question' | 'number'>,
  decisions: readonly Decision[],
): { readonly accepted: readonly Outcome[]; readonly rejected: number } {
  const own = decisions.filter(
    ({ proposal }) => proposal.questionId === question.id && proposal.source === `answer ${number}`,
  );
  const parts = own.flatMap(({ outcome, part }) => (outcome === 'accepted' && part !== null ? [part] : []));
  return {
    accepted: [...new Set(parts)].map((part) => ({ key: placeOf(part), name: NAMES[part] ?? part })),
    rejected: own.filter(({ outcome }) => outcome === 'rejected').length,
  };
}

/** Where the words of a part came from, newest first: “answer 7, reworded and accepted by Ana”. */
export function originsOf(
  part: string,
  decisions: readonly Decision[],
): readonly { readonly id: string; readonly turn: number | null; readonly words: string }[] {
  return decisions
    .filter((decision) => decision.outcome === 'accepted' && decision.part === part)
    .toReversed()
    .map(({ proposal, by, at }) => {
      const reworded = proposal.editedBy === undefined ? '' : 'reworded and ';
      const who = by === '' ? '' : ` by ${by}`;
      const number = /^answer (\d+)$/.exec(proposal.source)?.[1];
      return {
        id: proposal.id,
        turn: number === undefined ? null : Number(number),
        words: `From ${proposal.source}, ${reworded}accepted${who} on ${dayOf(at)}`,
      };
    });
}

/** A line without an id is found by its section. */
function placeOf(part: string): string {
  const list = specListSchema.safeParse(part);
  return list.success ? SECTION_OF_LIST[list.data] : part;
}

function dayOf(at: string): string {
  return new Date(at).toLocaleDateString('en-GB', { day: 'numeric', month: 'long' });
}

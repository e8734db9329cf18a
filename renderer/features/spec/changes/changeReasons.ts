import type { Turn } from '#shared/interview/interview.ts';
import type { PlacedThread } from '#shared/spec/comments/placeThreads.ts';
import type { PartChange } from '#shared/spec/contract.ts';
import { plainKey } from '#shared/spec/diff/changedParts.ts';
import type { Decision } from '#shared/spec/proposal.ts';
import { day } from '../versionWords.ts';

/** Who changed a part and why, as far as anything tells. */
export type ChangeReason = {
  /** “Priya Nair, 9 June”; an empty string while it is not known. */
  readonly who: string;
  /** “Answer 6: “An hour is too long.””, “Answer 7, as proposed”, “Comment by Mei Okafor: “…””. */
  readonly why: readonly string[];
};

const LONGEST = 90;
/** Milliseconds between a file that is written and the fact that says why; commits know whole seconds only. */
const SAVED_WITHIN = 2_000;

/** The way from the answer, the proposal or the comment to the part with `key`. */
export function changeReason(
  key: string,
  facts: {
    readonly changes: readonly PartChange[];
    readonly decisions: readonly Decision[];
    readonly turns: readonly Turn[];
    readonly threads: readonly PlacedThread[];
    readonly now: Date;
  },
): ChangeReason {
  const part = plainKey(key);
  const own = part.replace(/:(?:shown|prose)$/, '');
  const change =
    facts.changes.find((each) => each.key === part) ?? facts.changes.find((each) => each.key === own);
  const who = change ? [change.by, day(new Date(change.at), facts.now)].filter(Boolean).join(', ') : '';
  /** What was said or decided after the change is no reason for it. */
  const isBefore = (at: string) => !change || Date.parse(at) <= Date.parse(change.at) + SAVED_WITHIN;
  const accepted = facts.decisions.filter(
    (decision) =>
      decision.outcome === 'accepted' && placesOf(decision).includes(own) && isBefore(decision.at),
  );
  return {
    who,
    why: [
      ...accepted.slice(-1).map((decision) => decisionWords(decision, facts.turns)),
      ...facts.threads
        .filter(
          ({ thread }) =>
            thread.places.some(({ block }) => block === own) && isBefore(thread.remarks[0]?.at ?? ''),
        )
        .slice(0, 1)
        .map(({ thread }) => commentWords(thread.remarks[0])),
    ],
  };
}

/** A new requirement's criteria came with it; a paragraph is told by its section. */
function placesOf({ part, proposal }: Decision): readonly string[] {
  if (part === null) return [];
  const number = /^R(\d+)$/.exec(part)?.[1];
  if (number === undefined || proposal.edit.kind !== 'addRequirement') return [part];
  return [part, ...proposal.edit.criteria.map((_, index) => `AC-${number}.${index + 1}`)];
}

function decisionWords({ proposal }: Decision, turns: readonly Turn[]): string {
  const number = Number(/^answer (\d+)$/.exec(proposal.source)?.[1]);
  const turn = turns.find((each) => each.number === number);
  const source = proposal.source.charAt(0).toUpperCase() + proposal.source.slice(1);
  if (turn?.answer.kind === 'answered') return `${source}: “${shortened(turn.answer.text)}”`;
  return `${source}, ${proposal.editedBy === undefined ? 'as proposed' : 'reworded'}`;
}

function commentWords(remark: { readonly by: string; readonly text: string } | undefined): string {
  return remark ? `Comment by ${remark.by}: “${shortened(remark.text)}”` : '';
}

/** Its first words, cut between two of them. */
function shortened(words: string): string {
  const line = words.replaceAll(/\s+/g, ' ').trim();
  return line.length <= LONGEST ? line : `${line.slice(0, LONGEST).replace(/\s+\S*$/, '')}…`;
}

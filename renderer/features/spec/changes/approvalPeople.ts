import type { Approval, PartChange, SpecVersion } from '#shared/spec/contract.ts';
import { clock, dayWords } from '../versionWords.ts';

export type ApprovalPerson = {
  readonly name: string;
  /** “wrote this version”, “approved today at 10:38”, “that is you”. */
  readonly words: string;
  readonly hasApproved: boolean;
  /** It is on them: nobody else can give this name. */
  readonly isAwaited: boolean;
};

/** Who wrote and who approved the text with `hash`, and whether this machine's person has; each once. */
export function approvalPeople(facts: {
  readonly hash: string;
  readonly approvals: readonly Approval[];
  readonly changes: readonly PartChange[];
  readonly versions: readonly SpecVersion[];
  /** This machine's person; empty while no name is known. */
  readonly you: string;
  readonly now: Date;
}): readonly ApprovalPerson[] {
  const { hash, approvals, changes, versions, you, now } = facts;
  const writers = new Set(changes.map(({ by }) => by).filter((by) => by !== ''));
  const names = new Set([...writers, ...approvals.map(({ by }) => by), ...(you === '' ? [] : [you])]);
  return [...names].map((name) => {
    const own = approvals.filter(({ by }) => by === name);
    const approval = own.findLast((each) => each.hash === hash);
    const earlier = own.at(-1);
    const isYou = name === you;
    const words = [
      ...(writers.has(name) ? ['wrote this version'] : []),
      ...(approval ? [`approved ${when(approval.at, now)}`] : []),
      ...(!approval && earlier ? [earlierWords(earlier, versions)] : []),
      ...(isYou ? ['that is you'] : []),
    ];
    const sentence = words.join(', ');
    return { name, words: sentence, hasApproved: approval !== undefined, isAwaited: isYou && !approval };
  });
}

function earlierWords({ hash }: Approval, versions: readonly SpecVersion[]): string {
  const version = versions.find(({ approvedHash }) => approvedHash === hash);
  return version ? `approved version ${version.number}` : 'approved an earlier text';
}

function when(at: string, now: Date): string {
  const date = new Date(at);
  const day = dayWords(date, now);
  return day === 'today' ? `at ${clock(date)}` : `${day} at ${clock(date)}`;
}

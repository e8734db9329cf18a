import type { Run } from '#shared/run/run.ts';
import { listOf } from '#shared/run/words.ts';
import { approvalsOfText } from '#shared/spec/approvals.ts';
import type { Approval, SpecVersion } from '#shared/spec/contract.ts';

/** One approved text of the spec, told to somebody outside the project. */
export interface ApprovedText {
  /** `Version 3`, or what the text is called where no commit tells its number. */
  readonly title: string;
  /** Whether the run worked from exactly this text. */
  readonly isOfRun: boolean;
  readonly approvals: readonly Approval[];
}

/** Who approved which text of the spec, oldest first. */
export function specApprovals(
  run: Pick<Run, 'specHash'>,
  approvals: readonly Approval[],
  versions: readonly SpecVersion[],
): readonly ApprovedText[] {
  const hashes = [...new Set(approvals.map(({ hash }) => hash))];
  return hashes.map((hash): ApprovedText => {
    const number = versions.find(({ approvedHash }) => approvedHash === hash)?.number;
    return {
      title: number === undefined ? 'A text without a version' : `Version ${number}`,
      isOfRun: hash === run.specHash,
      approvals: approvalsOfText(approvals, hash),
    };
  });
}

/** `Approved by Priya Nair and Mei Okafor`, for the head of the pack. */
export function approvedBy(texts: readonly ApprovedText[]): string {
  const names = texts
    .filter(({ isOfRun }) => isOfRun)
    .flatMap(({ approvals }) => approvals.map(({ by }) => by));
  return names.length > 0
    ? `The spec of this run was approved by ${listOf([...new Set(names)])}.`
    : 'Nobody has approved the spec as this run worked from it.';
}

import type { CommentFact } from './comments/comment.ts';
import type { Approval, SpecVersion } from './contract.ts';

/**
 * Approvals by whoever gave them, oldest first: those of this machine's ledger, those that came with the repository,
 * and for commits that are told nowhere else the trailer with its author.
 */
export function approvalsOf(
  ledger: readonly Approval[],
  facts: readonly CommentFact[],
  versions: readonly SpecVersion[],
): readonly Approval[] {
  const written = facts.flatMap((fact): readonly Approval[] => {
    if (fact.type !== 'approved') return [];
    const { by, at, hash, note } = fact;
    return [note === '' ? { by, at, hash } : { by, at, hash, note }];
  });
  const known = [...ledger, ...written];
  const told = new Set(known.map(({ hash }) => hash));
  const committed = versions.flatMap(({ author, at, approvedHash }): readonly Approval[] =>
    approvedHash === undefined || told.has(approvedHash) ? [] : [{ by: author, at, hash: approvedHash }],
  );
  const byPerson = new Map([...known, ...committed].map((each) => [`${each.by}\n${each.hash}`, each]));
  return [...byPerson.values()].toSorted((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
}

/** Who approved exactly this text. */
export function approvalsOfText(approvals: readonly Approval[], hash: string): readonly Approval[] {
  return approvals.filter((each) => each.hash === hash);
}

import type { Topic } from '#shared/interview/interview.ts';
import type { PlacedThread } from '#shared/spec/comments/placeThreads.ts';
import type { SpecDocument } from '#shared/spec/specDocument.ts';
import type { ProposalViews } from '../document/proposalViews.ts';
import { proposalPlace } from '../proposalPlace.ts';
import type { WordingHint } from '../wordingHints.ts';
import { beforePlanning, type PlanningStep } from './beforePlanning.ts';
import { covered, type OutlineRow, outlineRows } from './outlineRows.ts';

export type Outline = {
  readonly rows: readonly OutlineRow[];
  readonly covered: string;
  readonly steps: readonly PlanningStep[];
  /** The row that holds a part, a proposal or a section. */
  readonly rowOf: (key: string | null) => string | undefined;
};

export function outlineOf(
  document: SpecDocument,
  views: ProposalViews,
  hints: readonly WordingHint[],
  topics: readonly Topic[],
  comments: readonly PlacedThread[] = [],
): Outline {
  const counts = new Map<string, number>();
  const count = (key: string) => counts.set(key, (counts.get(key) ?? 0) + 1);
  for (const { proposal, key } of views.inOrder)
    count(key.startsWith('proposal:') ? proposalPlace(proposal) : key);
  for (const { key } of hints) count(key);
  const rows = outlineRows(document, topics, (key) => counts.get(key) ?? 0);
  return {
    rows,
    covered: covered(rows, topics),
    steps: beforePlanning(document, views.inOrder, hints, comments),
    rowOf: (key) => rowOf(document, views, rows, key),
  };
}

function rowOf(
  document: SpecDocument,
  views: ProposalViews,
  rows: readonly OutlineRow[],
  key: string | null,
): string | undefined {
  if (key === null) return undefined;
  const proposed = views.inOrder.find((each) => each.key === key && key.startsWith('proposal:'));
  const place = proposed ? proposalPlace(proposed.proposal) : key;
  const ids = rows.flatMap((row) => [row.id, ...row.children.map((child) => child.id)]);
  if (ids.includes(place)) return place;
  const criterion = document.criteria.find((each) => each.key === place);
  const section = document.sections.find(
    (each) => each.kind === place || [...each.items, ...each.prose].some((part) => part.key === place),
  );
  const row = criterion?.requirement ?? section?.key;
  return row !== undefined && ids.includes(row) ? row : undefined;
}

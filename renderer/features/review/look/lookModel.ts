import type { BranchReviewed } from '#shared/review/branchProcedures.ts';
import { parsePatch } from '#shared/review/parsePatch.ts';
import { parseSpec } from '#shared/spec/parseSpec.ts';
import type { SpecDocument } from '#shared/spec/specDocument.ts';
import { placeHunks, type Reviewed, type ReviewedWork, type ReviewFile } from '../reviewModel.ts';

/** A change that no attempt made, ready to be looked at. */
export interface Looked extends Reviewed {
  readonly work: ReviewedWork;
  /** The commit it is measured from. */
  readonly from: string;
  readonly spec: SpecDocument;
  readonly files: readonly ReviewFile[];
  readonly strays: BranchReviewed['files'];
  readonly minutes: number;
}

/** `id` tells it from other looks, so that what was seen and chosen in one does not count in another. */
export function buildLook(reviewed: BranchReviewed, id: string): Looked {
  const { head, verdicts, analysis } = reviewed;
  const spec = parseSpec(reviewed.specText);
  const wanted = new Set(reviewed.criteria);
  const strays = reviewed.files.filter((file) => !file.inScope || file.protected);
  const failed = verdicts.flatMap(({ because }) => because.filter(({ kind }) => kind === 'failed'));
  const evidence = failed.map(({ path, line }) => ({ shows: 'notMet' as const, path, line }));
  return {
    work: { id, commit: head, evidence },
    from: reviewed.base,
    spec,
    task: null,
    criteria: spec.criteria.filter((criterion) => wanted.has(criterion.id)),
    requirements: spec.requirements.flatMap((requirement) => {
      const mine = requirement.criteria.filter((criterion) => wanted.has(criterion.id));
      return mine.length > 0 ? [{ ...requirement, criteria: mine }] : [];
    }),
    decisions: spec.decisions,
    verdicts,
    files: placeHunks(parsePatch(reviewed.patch), new Set(strays.map(({ path }) => path)), {
      state: 'known',
      analysis,
    }),
    strays,
    minutes: analysis.minutes,
  };
}

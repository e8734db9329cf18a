import { parsePlan } from '#shared/plan/parsePlan.ts';
import { parseSpec } from '#shared/spec/parseSpec.ts';
import { exportPlanEdits } from './exportPlanEdits.ts';
import { exportSpecEdits } from './exportSpecEdits.ts';
import { createForeignEdits } from './foreignEdits.ts';
import type { Origin } from './origin.ts';

export type ForeignExport = {
  /** Files whose text differs from the original, or that are new. */
  readonly changed: ReadonlyMap<string, string>;
  /** What the format has no way to say, one sentence each. */
  readonly notExpressed: readonly string[];
};

/**
 * Carries what people changed in an imported spec and plan back into the files they came from. Only lines of parts
 * that differ from what was imported change. `texts` are the original files by path.
 */
export function exportOrigin(
  origin: Origin,
  texts: ReadonlyMap<string, string>,
  specText: string,
  planText: string | null,
): ForeignExport {
  const edits = createForeignEdits(texts);
  const notExpressed: string[] = [];
  exportSpecEdits(origin, parseSpec(specText), edits, notExpressed);
  exportPlanEdits(origin, planText === null ? null : parsePlan(planText).plan, edits, notExpressed);
  return { changed: edits.result(), notExpressed };
}

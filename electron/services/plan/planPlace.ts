import type { OpenProject } from '#electron/services/project/openProject.ts';
import { planFile, specFile } from '#electron/services/spec/specFile.ts';
import { parsePlan } from '#shared/plan/parsePlan.ts';
import type { Plan } from '#shared/plan/plan.ts';
import { parseSpec } from '#shared/spec/parseSpec.ts';
import type { SpecDocument } from '#shared/spec/specDocument.ts';

/** A spec and its plan as they are on disk; `plan` is null while there is none. */
export type PlanPlace = {
  readonly project: OpenProject;
  readonly specId: string;
  readonly spec: SpecDocument;
  readonly plan: Plan | null;
};

/** Null when there is no such spec that can be read. */
export async function readPlanPlace(project: OpenProject, specId: string): Promise<PlanPlace | null> {
  const [spec, plan] = await Promise.all([
    specFile(project, specId).read(),
    planFile(project, specId).read(),
  ]);
  if (!spec.ok) return null;
  return {
    project,
    specId,
    spec: parseSpec(spec.value.text),
    plan: plan.ok ? parsePlan(plan.value.text).plan : null,
  };
}

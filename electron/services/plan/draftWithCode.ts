import type { OpenProject } from '#electron/services/project/openProject.ts';
import { specFolder } from '#electron/services/spec/specFile.ts';
import { draftPlan } from '#shared/plan/draftPlan.ts';
import type { Plan } from '#shared/plan/plan.ts';
import type { SpecDocument } from '#shared/spec/specDocument.ts';

/** A plan by rules for the spec and the repository as they are. */
export async function draftWithCode(project: OpenProject, specId: string, spec: SpecDocument): Promise<Plan> {
  const files = await sourceFiles(project);
  const commands = project.state().commands.map((command) => command.name);
  return { ...draftPlan(spec, { files, commands }), spec: specId };
}

/** Without the specs themselves. A repository without a commit has no files to guess from; the draft then names none. */
export async function sourceFiles(project: OpenProject): Promise<readonly string[]> {
  const files = await project.git().listFiles('HEAD');
  const specs = specFolder(project, '');
  const paths = files.ok ? files.value.map((file) => file.path) : [];
  return paths.filter((path) => specs === '' || !path.startsWith(specs));
}

import type { ProjectId, SpecId } from '#shared/project/project.ts';
import type { Admission } from './admission.ts';
import type { OwnedProject } from './createOpenProject.ts';
import type { RecentProjects } from './recentProjects.ts';

/** Writes down what Home tells of a project; what is to be looked at again follows when it has been counted. */
export async function rememberProject(given: Admission, project: OwnedProject): Promise<void> {
  const { needs, recents } = given;
  const { id, name, path, branch } = project.state();
  const openedAt = new Date(needs.clock()).toISOString();
  const { spec, ...progress } = needs.progressOf(project);
  const before = entryOf(recents, id)?.spec;
  const toLookAgain = before?.id === spec?.id ? (before?.toLookAgain ?? 0) : 0;
  const counted = spec && { ...spec, toLookAgain };
  await recents.remember({ id, name, path, branch, openedAt, ...progress, spec: counted });
  if (spec) void rememberDrift(given, project, spec.id);
}

/** Counted behind the opening, which must not wait for the commits to be looked through. */
async function rememberDrift(
  { needs, open, recents }: Admission,
  project: OwnedProject,
  specId: SpecId,
): Promise<void> {
  try {
    const toLookAgain = await needs.countDrift(project, specId);
    const entry = entryOf(recents, project.id);
    if (!entry?.spec || toLookAgain === null || open.isEnding()) return;
    const { spec } = entry;
    const isStill = open.get(project.id) === project && spec.id === specId;
    if (isStill && spec.toLookAgain !== toLookAgain)
      await recents.change({ ...entry, spec: { ...spec, toLookAgain } });
  } catch (error) {
    console.error(`what is to be looked at again in ${project.path} was not counted`, error);
  }
}

function entryOf(recents: RecentProjects, id: ProjectId) {
  return recents.list().find((recent) => recent.id === id);
}

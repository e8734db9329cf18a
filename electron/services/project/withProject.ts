import { fail, type Result } from '#shared/contract/result.ts';
import type { ProjectId } from '#shared/project/project.ts';
import type { OpenProject, OpenProjects } from './openProject.ts';

/** Acts on an open repository; one that is closed is refused. */
export function withProject<Value, Failure>(
  projects: OpenProjects,
  id: ProjectId,
  act: (project: OpenProject) => Promise<Result<Value, Failure>>,
): Promise<Result<Value, Failure | { readonly code: 'unknownProject' }>> {
  const project = projects.get(id);
  return project ? act(project) : Promise.resolve(fail({ code: 'unknownProject' }));
}

import type { OpenProjects } from '#electron/services/project/openProject.ts';
import { withProject } from '#electron/services/project/withProject.ts';
import { fail, ok } from '#shared/contract/result.ts';
import type { ProjectId } from '#shared/project/project.ts';
import type { UndoHistory } from '#shared/spec/undoHistory.ts';
import { createUndoHistories } from './undoHistories.ts';

type SpecInput = { readonly projectId: ProjectId; readonly specId: string };

/** The way back of a spec's or a plan's text; `describe` says why it could not be kept. */
export function undoHandlers<Failure>(
  projects: OpenProjects,
  of: 'spec' | 'plan',
  describe: (error: unknown, specId: string) => Failure,
) {
  const histories = createUndoHistories(of);
  return {
    undoHistory: ({ projectId, specId }: SpecInput) =>
      withProject<UndoHistory | null, never>(projects, projectId, async (project) =>
        ok(await histories.read(project, specId)),
      ),
    keepUndo: ({ projectId, specId, history }: SpecInput & { readonly history: UndoHistory }) =>
      withProject<null, Failure>(projects, projectId, async (project) => {
        try {
          await histories.keep(project, specId, history);
          return ok(null);
        } catch (error) {
          return fail(describe(error, specId));
        }
      }),
  };
}

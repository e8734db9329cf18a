import { describeGitError } from '#electron/git/describeGitError.ts';
import { withProject } from '#electron/services/project/withProject.ts';
import type { OvertureContract } from '#shared/contract/overtureContract.ts';
import { fail, ok } from '#shared/contract/result.ts';
import type { Handlers } from '#shared/contract/serve.ts';
import { approveSpec } from '../approveSpec.ts';
import { changedBy } from '../changedBy.ts';
import { saveVersion } from '../saveVersion.ts';
import { specFile } from '../specFile.ts';
import type { SpecHandlerNeeds } from './specHandlerNeeds.ts';

type VersionHandlers = Pick<
  Handlers<OvertureContract>['spec'],
  'approve' | 'saveVersion' | 'markSeen' | 'changedBy' | 'textAt'
>;

/** What changed from version to version, who looked at it, and who agreed. */
export function versionHandlers(needs: SpecHandlerNeeds): VersionHandlers {
  const { projects, journal, clock, personName, nameOf, versions: reader } = needs;
  return {
    approve: ({ projectId, specId, hash, by, note = '' }) =>
      withProject(projects, projectId, (project) =>
        approveSpec(project, specId, { hash, by, note: note.trim(), at: clock() }, journal),
      ),
    saveVersion: ({ projectId, specId, hash, by, note }) =>
      withProject(projects, projectId, async (project) => {
        const saved = await saveVersion(project, specId, { hash, by: by.trim(), note });
        if (saved.ok) journal.touch(project, specId);
        return saved;
      }),
    markSeen: ({ projectId, specId, marks, isSeen }) =>
      withProject(projects, projectId, async (project) => {
        journal.append(project, specId, { type: 'seen', by: personName(), marks, isSeen });
        return ok(null);
      }),
    changedBy: ({ projectId, specId, from, to }) =>
      withProject(projects, projectId, async (project) => {
        const versions = await reader.whole(project, specFile(project, specId).path);
        return changedBy(project, specId, versions, { from, to }, await nameOf(project));
      }),
    textAt: ({ projectId, specId, commit }) =>
      withProject(projects, projectId, async (project) => {
        const bytes = await project.git().readFile(commit, specFile(project, specId).path);
        if (!bytes.ok) return fail({ code: 'failed', reason: describeGitError(bytes.error) });
        return ok({ text: bytes.value.toString('utf8') });
      }),
  };
}

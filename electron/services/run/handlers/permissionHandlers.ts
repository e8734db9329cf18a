import type { OvertureContract } from '#shared/contract/overtureContract.ts';
import { ok } from '#shared/contract/result.ts';
import type { Handlers } from '#shared/contract/serve.ts';
import type { RunEngine } from '../createRunEngine.ts';
import { followPermissions } from '../followRuns.ts';
import { onProject } from './onAttempt.ts';

type PermissionHandlers = Pick<Handlers<OvertureContract>['run'], 'permissions' | 'forgetPermission'>;

/** What agents may do in a project from now on without asking. */
export function permissionHandlers(engine: RunEngine): PermissionHandlers {
  return {
    permissions: (input, feed, { signal }) =>
      onProject(engine, input, (runs) => followPermissions(runs, feed, signal)),
    forgetPermission: (input) =>
      onProject(engine, input, async (runs) => {
        runs.permissions.forget(input, input.by);
        return ok(null);
      }),
  };
}

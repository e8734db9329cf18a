import type { OvertureContract } from '#shared/contract/overtureContract.ts';
import type { Handlers } from '#shared/contract/serve.ts';
import type { RunEngine } from './createRunEngine.ts';
import { activityHandlers } from './handlers/activityHandlers.ts';
import { attemptHandlers } from './handlers/attemptHandlers.ts';
import { permissionHandlers } from './handlers/permissionHandlers.ts';
import { runHandlers } from './handlers/runHandlers.ts';
import { workspaceHandlers } from './handlers/workspaceHandlers.ts';

/** Answers the run part of the contract; every act of a run waits for the one before it. */
export function createRunService(engine: RunEngine): Handlers<OvertureContract>['run'] {
  return {
    ...runHandlers(engine),
    ...attemptHandlers(engine),
    ...activityHandlers(engine),
    ...permissionHandlers(engine),
    ...workspaceHandlers(engine),
  };
}

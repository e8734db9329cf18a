import type { GitProgram } from '#electron/git/gitProgram.ts';
import type { CodeService } from '#electron/services/code/createCodeService.ts';
import {
  createProjectRegistry,
  type ProjectRegistry,
} from '#electron/services/project/createProjectRegistry.ts';
import { progressOf } from '#electron/services/project/progressOf.ts';
import type { RunEngine } from '#electron/services/run/createRunEngine.ts';
import type { SettingsService } from '#electron/services/settings/createSettingsService.ts';
import type { Clock } from './clock.ts';

/** The open repositories: whoever works in one recovers when it opens and lets go before it closes. */
export function startRegistry(needs: {
  readonly dataDir: string;
  readonly clock: Clock;
  readonly program: GitProgram | null;
  readonly runs: RunEngine;
  readonly code: CodeService;
  readonly settings: SettingsService;
}): Promise<ProjectRegistry> {
  const { dataDir, clock, program, runs, code, settings } = needs;
  return createProjectRegistry({
    dataDir,
    clock,
    program,
    progressOf,
    async countDrift(project, specId) {
      const { countDrift } = await import('#electron/services/review/knownDrift.ts');
      return countDrift(project, specId);
    },
    opened: (project) => runs.recover(project),
    async closing({ id }) {
      await Promise.all([code.close(id), runs.close(id)]);
    },
    personName: () => settings.current().personName || 'Overture',
    defaultAgent: () => settings.current().defaultAgent,
  });
}

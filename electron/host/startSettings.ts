import { join } from 'node:path';
import { findAgents } from '#electron/agents/findAgents.ts';
import type { Reaper } from '#electron/process/reaper.ts';
import {
  createSettingsService,
  type SettingsService,
} from '#electron/services/settings/createSettingsService.ts';
import type { Shell } from './shell.ts';
import { OVERTURE_VERSION } from './version.ts';

/** Trying an agent and signing in to it are loaded by the first that is tried. */
export function startSettings(needs: {
  readonly dataDir: string;
  readonly shell: Shell;
  readonly openAtStart?: string;
  readonly reaper: Reaper;
  readonly resources: string;
}): Promise<SettingsService> {
  const { dataDir, shell, openAtStart, reaper, resources } = needs;
  return createSettingsService({
    dataDir,
    shell,
    version: OVERTURE_VERSION,
    openAtStart,
    async tryAgent(agent) {
      const { tryAgent } = await import('#electron/agents/tryAgent.ts');
      return tryAgent(agent, { reaper });
    },
    async signInAgent(agent, way) {
      const { signInAgent } = await import('#electron/agents/tryAgent.ts');
      return signInAgent(agent, way, { reaper });
    },
    lookForAgents: () => findAgents(join(resources, 'agents.yaml'), process.env['PATH'] ?? ''),
  });
}

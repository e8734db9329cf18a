import { statfs } from 'node:fs/promises';
import type { GitProgram } from '#electron/git/gitProgram.ts';
import type { Readiness } from '#shared/project/project.ts';
import type { Settings } from '#shared/settings/settings.ts';

/** What this machine can do now. Agents are those a person could give a task to besides themselves. */
export async function readReadiness(
  dataDir: string,
  program: GitProgram | null,
  { agents, model }: Pick<Settings, 'agents' | 'model'>,
): Promise<Readiness> {
  const space = await statfs(dataDir).catch(() => null);
  return {
    git: program && { version: program.version },
    agents: agents
      .filter((agent) => agent.kind !== 'person')
      .map((agent) => ({ id: agent.id, name: agent.name, version: null })),
    model: model && { name: model.model, address: model.address },
    freeBytes: space && space.bavail * space.bsize,
  };
}

import { readFile } from 'node:fs/promises';
import { parse } from 'yaml';
import { z } from 'zod';
import { type Agent, agentIdSchema } from '#shared/settings/settings.ts';
import type { MissingAgent } from '#shared/settings/trial.ts';
import { findProgram } from './findProgram.ts';

const knownAgentsSchema = z.array(
  z.object({
    id: agentIdSchema,
    name: z.string(),
    program: z.string(),
    command: z.string(),
    install: z.string(),
  }),
);

export type FoundAgents = {
  readonly found: readonly Extract<Agent, { kind: 'acp' }>[];
  readonly missing: readonly MissingAgent[];
};

/**
 * The known agents that are installed and those that are not, in the list's order. `list` is resources/agents.yaml,
 * `path` a PATH value. Nothing is started. Throws when the list itself is damaged, because it ships with the app.
 */
export async function findAgents(list: string, path: string): Promise<FoundAgents> {
  const known = knownAgentsSchema.parse(parse(await readFile(list, 'utf8')));
  const places = await Promise.all(known.map(({ program }) => findProgram(program, path)));
  const isThere = (_agent: unknown, index: number) => places[index] !== null;
  return {
    found: known
      .filter(isThere)
      .map(({ id, name, command }) => ({ kind: 'acp', id, name, command, environment: {} })),
    missing: known
      .filter((agent, index) => !isThere(agent, index))
      .map(({ name, install }) => ({ name, install })),
  };
}

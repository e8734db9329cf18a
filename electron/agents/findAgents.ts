import { readFile } from 'node:fs/promises';
import { parse } from 'yaml';
import { z } from 'zod';
import { type Agent, agentIdSchema } from '#shared/settings/settings.ts';
import { findProgram } from './findProgram.ts';

const knownAgentsSchema = z.array(
  z.object({ id: agentIdSchema, name: z.string(), program: z.string(), command: z.string() }),
);

/**
 * The known agents that are installed, in the list's order. `list` is resources/agents.yaml, `path` a PATH value.
 * Nothing is started. Throws when the list itself is damaged, because it ships with the app.
 */
export async function findAgents(
  list: string,
  path: string,
): Promise<readonly Extract<Agent, { kind: 'acp' }>[]> {
  const known = knownAgentsSchema.parse(parse(await readFile(list, 'utf8')));
  const found = await Promise.all(
    known.map(async ({ id, name, program, command }) => {
      const isThere = (await findProgram(program, path)) !== null;
      return isThere ? [{ kind: 'acp' as const, id, name, command, environment: {} }] : [];
    }),
  );
  return found.flat();
}

import { fakeAgent } from '#test/helpers/agentBench.ts';
import { type Setting, setting } from '#test/helpers/killedHost.ts';
import { scriptAgent } from '#test/helpers/runHost.ts';
import { type WalkName, WALKS } from './walks.ts';

const SCRIPTED = new URL('../../fixtures/agents/scriptedAgent.mjs', import.meta.url).pathname;

/** Adds a line to a file of its attempt's own: the instructions of what is planned within a group are not ours. */
const OWN_FILE = `
import { appendFileSync } from 'node:fs';
import { basename } from 'node:path';
appendFileSync(basename(process.cwd()) + '.txt', 'line\\n');
`;

/** A repository with the plan of a walk, and who works on it. */
export async function walkPlace(walk: WalkName): Promise<Setting> {
  const { plan, settings } = WALKS[walk];
  const place = await setting(OWN_FILE, { plan, settings, check: 'node notWrong.mjs' });
  const scripted = walk === 'group' ? place.agents : [scriptAgent('writer', SCRIPTED)];
  return { ...place, agents: [...scripted, fakeAgent('resumes')] };
}

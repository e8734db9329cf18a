import type { Environment } from '#electron/process/childEnvironment.ts';

/** What belongs to the process that started Overture, and would confuse or weaken another program. */
const OURS =
  /^(?:ELECTRON_\w+|NODE_OPTIONS|NODE_CHANNEL_\w+|NODE_TEST_CONTEXT|npm_\w+|INIT_CWD|VITE?_\w+|VITEST\w*|GIT_\w+)$/i;

/**
 * The person's own environment, `extra` on top. An agent is a program they chose and signed in, often by a variable
 * such as ANTHROPIC_API_KEY; checks, which are the repository's, get the plain `childEnvironment` instead.
 */
export function agentEnvironment(extra: Environment = {}, source: Environment = process.env): Environment {
  const kept = Object.entries(source).filter(([name]) => !OURS.test(name));
  const merged = new Map([...kept, ...Object.entries(extra)]);
  return Object.fromEntries([...merged].filter(([, value]) => value !== undefined));
}

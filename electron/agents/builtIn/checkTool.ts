import { z } from 'zod';
import type { AgentFacts } from '#electron/agents/agentSession.ts';
import { maskSecrets } from '#shared/interview/model/maskSecrets.ts';
import { agentTool, type AgentTool } from '#electron/agents/tools/agentTool.ts';

const OUTPUT_CHARACTERS = 6000;

/** Runs one of the project's own checks; any other command is not for a model to choose. Null when there are none. */
export function checkTool(facts: AgentFacts): AgentTool | null {
  const names = facts.checks();
  if (names.length === 0) return null;
  return agentTool(
    'run_check',
    'Run a check',
    `Run one of the checks that your work will be held against: ${names.join(', ')}.`,
    z.object({ check: z.string() }),
    async ({ check }, signal) => {
      const ran = await facts.runCheck(check, signal);
      if (!ran) return { text: `There is no check ${check}. There are ${names.join(', ')}.`, failed: true };
      const how = ran.exitCode === null ? 'It did not finish' : `It ended with exit code ${ran.exitCode}`;
      return {
        text: `${how}.\n${maskSecrets(ran.output).slice(-OUTPUT_CHARACTERS)}`,
        failed: ran.exitCode !== 0,
      };
    },
  );
}

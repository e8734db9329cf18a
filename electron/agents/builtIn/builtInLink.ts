import type { OpenAcpLink } from '#electron/agents/acpLink.ts';
import type { AgentStart } from '#electron/agents/agentSession.ts';
import type { AgentTool } from '#electron/agents/tools/agentTool.ts';
import type { ProcessExit } from '#electron/process/processOutput.ts';
import { fail, ok } from '#shared/contract/result.ts';
import { builtInAgent } from './builtInAgent.ts';

/** Overture's own agent at the other end of streams in memory: nothing is started, so stopping it is closing them. */
export function builtInLink(
  { model, facts }: Pick<AgentStart, 'model' | 'facts'>,
  tools: readonly AgentTool[],
): OpenAcpLink {
  return async () => {
    const found = await model();
    if (!found)
      return fail('No model is set any more. Choose one in Settings, or give the task to another agent.');
    const exited = Promise.withResolvers<ProcessExit>();
    return ok({
      connect: (app) => app.connect(builtInAgent({ model: found, facts, tools })),
      exited: exited.promise,
      stop() {
        exited.resolve({ exitCode: 0, signal: null });
        return exited.promise;
      },
      lastWords: () => '',
    });
  };
}

import { z } from 'zod';

/** What a tool answers the agent with; `failed` tells it that nothing came of the call. */
export type ToolAnswer = { readonly text: string; readonly failed?: boolean };

/** One thing an agent may ask of Overture. The signal aborts when the agent no longer waits for the answer. */
export type AgentTool = {
  readonly name: string;
  readonly title: string;
  readonly description: string;
  readonly input: z.ZodObject;
  /** `input` is checked already. */
  readonly run: (input: unknown, signal: AbortSignal) => Promise<ToolAnswer>;
};

export function agentTool<Input extends z.ZodObject>(
  name: string,
  title: string,
  description: string,
  input: Input,
  run: (input: z.infer<Input>, signal: AbortSignal) => Promise<ToolAnswer> | ToolAnswer,
): AgentTool {
  return {
    name,
    title,
    description,
    input,
    run: async (given, signal) => {
      const parsed = input.safeParse(given);
      if (!parsed.success)
        return { text: `This call cannot be read. ${z.prettifyError(parsed.error)}`, failed: true };
      return run(parsed.data, signal);
    },
  };
}

import { z } from 'zod';

const commandSchema = z.object({ command: z.union([z.string(), z.array(z.string())]) });
const stepSchema = z.object({
  content: z.string().optional(),
  step: z.string().optional(),
  description: z.string().optional(),
  status: z.string().optional(),
});
const stepsSchema = z.union([
  z.object({ todos: z.array(stepSchema).min(1) }).transform(({ todos }) => todos),
  z.object({ plan: z.array(stepSchema).min(1) }).transform(({ plan }) => plan),
]);
const terminalSchema = z.object({ terminal_output: z.object({ data: z.string() }) });

/** The command a tool call runs; agents put it in `rawInput.command`, as one line or as arguments. */
export function acpCommandOf(rawInput: unknown): string | null {
  const parsed = commandSchema.safeParse(rawInput);
  if (!parsed.success) return null;
  const { command } = parsed.data;
  return typeof command === 'string' ? command : command.map(quoted).join(' ');
}

/** So that two arguments never read as three. */
function quoted(argument: string): string {
  if (/^[\w@%+=:,./-]+$/.test(argument)) return argument;
  return argument.includes("'") ? `"${argument.replaceAll(/(["\\])/g, '\\$1')}"` : `'${argument}'`;
}

/** Plans seldom come as plans: todo tools come as calls of kind `other` with the steps in their input. */
export function acpPlanOf(
  rawInput: unknown,
): readonly { readonly content: string; readonly status: string }[] | null {
  const parsed = stepsSchema.safeParse(rawInput);
  if (!parsed.success) return null;
  return parsed.data.map((step) => ({
    content: step.content ?? step.step ?? step.description ?? '',
    status: step.status ?? 'pending',
  }));
}

/** Command output that agents send beside the protocol when `_meta.terminal_output` was offered. */
export function acpTerminalText(meta: unknown): string {
  const parsed = terminalSchema.safeParse(meta);
  return parsed.success ? parsed.data.terminal_output.data : '';
}

import { z } from 'zod';

/**
 * What the shell says to the host's process. `shell` comes first, with the port the Shell interface is
 * answered on; `page` brings one page's port; `close` asks the host to finish and exit.
 */
export const toHostMessageSchema = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('shell') }),
  z.strictObject({ type: z.literal('page') }),
  z.strictObject({ type: z.literal('close') }),
]);

/** What the host's process says to the shell: pages may be connected now. */
export const fromHostMessageSchema = z.strictObject({ type: z.literal('ready') });

const hostArgumentsSchema = z.strictObject({ dataDir: z.string(), openAtStart: z.string().optional() });
export type HostArguments = z.infer<typeof hostArgumentsSchema>;

/** One argument of JSON, so that no folder's name can be mistaken for a flag. */
export function writeHostArguments(values: HostArguments): string[] {
  return [JSON.stringify(values)];
}

export function readHostArguments(args: readonly string[]): HostArguments {
  return hostArgumentsSchema.parse(JSON.parse(args.at(-1) ?? '{}'));
}

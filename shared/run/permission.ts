import { z } from 'zod';
import { splitCommand } from './splitCommand.ts';

/**
 * What agents may do by themselves: ask before every change and command; change the files their task declared and ask
 * before commands; or only read.
 */
export const permissionPolicySchema = z.enum(['ask', 'in-scope', 'read-only']);
export type PermissionPolicy = z.infer<typeof permissionPolicySchema>;

/** What agents may do in a project without being asked again, in the words a person saw when they allowed it. */
export const permissionSchema = z
  .object({ title: z.string(), detail: z.string(), by: z.string(), at: z.iso.datetime() })
  .readonly();
export type Permission = z.infer<typeof permissionSchema>;

export const MAY_RUN = 'May it run this command?';

/**
 * What an “always” covers: the same command, compared as the list of its arguments, or the same kind of act on the
 * same files.
 */
export function actOf({ title, detail }: Pick<Permission, 'title' | 'detail'>): string {
  return `${title}\n${title === MAY_RUN ? commandAct(detail) : detail}`;
}

/** Only a shell knows what these mean, so a line that holds one is the same as no other. */
const SHELL = /[;&|<>$`(){}*?~#!\n]/;

function commandAct(line: string): string {
  const words = SHELL.test(line) ? null : splitCommand(line);
  return words?.ok ? JSON.stringify(words.value) : line;
}

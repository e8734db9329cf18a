import { z } from 'zod';

/** What agents may do in a project without being asked again, in the words a person saw when they allowed it. */
export const permissionSchema = z
  .object({ title: z.string(), detail: z.string(), by: z.string(), at: z.iso.datetime() })
  .readonly();
export type Permission = z.infer<typeof permissionSchema>;

/** What an “always” covers: the same command, or the same kind of act on the same files. */
export function actOf({ title, detail }: Pick<Permission, 'title' | 'detail'>): string {
  return `${title}\n${detail}`;
}

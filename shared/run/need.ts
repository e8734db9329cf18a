import { z } from 'zod';

/** Something an attempt waits for a person to decide. */
export const needSchema = z
  .object({
    id: z.string(),
    /** `scope` asks for files beyond the task's own; `detail` names them, one a line. */
    kind: z.enum(['permission', 'question', 'scope']),
    title: z.string(),
    /** The command, file or words it is about, shown in mono. */
    detail: z.string(),
    explanation: z.string(),
    options: z
      .array(
        z.object({
          id: z.string(),
          label: z.string(),
          kind: z.enum(['allowOnce', 'allowAlways', 'refuseOnce', 'refuseAlways', 'answer']),
        }),
      )
      .readonly(),
    /** Whether an “always” holds for the whole project: only where it says exactly what it covers. */
    lasting: z.boolean().default(false),
    at: z.iso.datetime(),
  })
  .readonly();
export type Need = z.infer<typeof needSchema>;

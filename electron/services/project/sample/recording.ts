import { z } from 'zod';

const milliseconds = z.number().int().nonnegative();

/** A commit by a name of its own; a file's text is null where it was deleted. Its first parent gives all other files. */
const recordedCommitSchema = z.object({
  name: z.string(),
  parents: z.array(z.string()).min(1),
  after: milliseconds,
  author: z.object({ name: z.string(), email: z.string() }),
  message: z.string(),
  files: z.array(z.object({ path: z.string(), text: z.string().nullable() })),
});
export type RecordedCommit = z.infer<typeof recordedCommitSchema>;

/**
 * What one run left: its commits, branches, facts and briefs. Times are milliseconds from its beginning. In streams
 * and briefs, `{{…}}` stands for what is different wherever the recording is played; `fillIn` tells what can stand there.
 */
export const recordingSchema = z.object({
  /** A hash of the sample's files that it was made from. */
  madeFrom: z.string(),
  lasts: milliseconds,
  commits: z.array(recordedCommitSchema),
  branches: z.array(z.object({ name: z.string(), commit: z.string() })),
  streams: z.array(
    z.object({ name: z.string(), entries: z.array(z.object({ after: milliseconds, body: z.unknown() })) }),
  ),
  briefs: z.array(z.object({ name: z.string(), text: z.string() })),
});
export type Recording = z.infer<typeof recordingSchema>;

/** The first version of the sample, on which all recorded commits rest. */
export const BASE = 'base';

import { z } from 'zod';
import { type JsonFile, openJsonFile } from '#electron/storage/jsonFile.ts';
import { type ProjectId, recentProjectSchema } from '#shared/project/project.ts';

const entrySchema = recentProjectSchema.unwrap().omit({ missing: true });
export type RecentEntry = z.infer<typeof entrySchema>;

const LONGEST = 50;

/** The repositories opened on this machine, newest first, as they were last seen. */
export interface RecentProjects {
  list(): readonly RecentEntry[];
  remember(entry: RecentEntry): Promise<void>;
  /** Says something else of one that is listed; it stays where it is in the list. */
  change(entry: RecentEntry): Promise<void>;
  forget(id: ProjectId): Promise<void>;
}

export async function openRecentProjects(path: string): Promise<RecentProjects> {
  const file: JsonFile<RecentEntry[]> = await openJsonFile(path, z.array(entrySchema), []);
  return {
    list: () => file.get(),
    remember: (entry) =>
      file.set([entry, ...file.get().filter((other) => other.id !== entry.id)].slice(0, LONGEST)),
    change: (entry) => file.set(file.get().map((other) => (other.id === entry.id ? entry : other))),
    forget: (id) => file.set(file.get().filter((entry) => entry.id !== id)),
  };
}

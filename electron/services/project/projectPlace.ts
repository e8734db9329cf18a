import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { type ProjectId, projectIdSchema } from '#shared/project/project.ts';

/** Names a repository by the real path of its top folder. */
export function projectIdOf(root: string): ProjectId {
  return projectIdSchema.parse(createHash('sha256').update(root).digest('hex').slice(0, 16));
}

/** Overture's own folder for a repository. */
export function dataFolderOf(dataDir: string, id: ProjectId): string {
  return join(dataDir, 'projects', id);
}

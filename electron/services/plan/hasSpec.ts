import type { OpenProject } from '#electron/services/project/openProject.ts';
import { specFile } from '#electron/services/spec/specFile.ts';

/** A spec that is there but cannot be read counts. */
export async function hasSpec(project: OpenProject, specId: string): Promise<boolean> {
  const read = await specFile(project, specId).read();
  return read.ok || read.error.code !== 'gone';
}

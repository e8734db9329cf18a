import type { OpenProject } from '#electron/services/project/openProject.ts';
import { createTextFile, type TextFile } from './textFile.ts';

/** Folder of a spec, relative to the repository, with forward slashes. */
export function specFolder(project: OpenProject, specId: string): string {
  const specs = project.settings().specs.replace(/\\/g, '/').replace(/\/+$/, '');
  return specs === '' || specs === '.' ? specId : `${specs.replace(/^\.\//, '')}/${specId}`;
}

export function specFile(project: OpenProject, specId: string): TextFile {
  return createTextFile(project.path, `${specFolder(project, specId)}/spec.md`);
}

/** The plan beside the spec, read and saved with the same promises. */
export function planFile(project: OpenProject, specId: string): TextFile {
  return createTextFile(project.path, `${specFolder(project, specId)}/plan.yaml`);
}

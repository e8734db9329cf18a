import type { OpenProject } from '#electron/services/project/openProject.ts';
import { createTextFile, type TextFile } from './textFile.ts';

/** Folder of a spec, relative to the repository, with forward slashes. */
export function specFolder(project: Pick<OpenProject, 'settings'>, specId: string): string {
  const specs = project.settings().specs.replace(/\\/g, '/').replace(/\/+$/, '');
  return specs === '' || specs === '.' ? specId : `${specs.replace(/^\.\//, '')}/${specId}`;
}

/** What the path of every spec begins with; null where specs stand among other folders, in the root itself. */
export function specsPrefix(project: Pick<OpenProject, 'settings'>): string | null {
  const prefix = specFolder(project, '');
  return prefix === '' ? null : prefix;
}

export function specFile(project: OpenProject, specId: string): TextFile {
  return createTextFile(project.path, `${specFolder(project, specId)}/spec.md`);
}

/** The plan beside the spec, read and saved with the same promises. */
export function planFile(project: OpenProject, specId: string): TextFile {
  return createTextFile(project.path, `${specFolder(project, specId)}/plan.yaml`);
}

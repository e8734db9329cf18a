import { createContext, use } from 'react';
import type { ProjectId } from '#shared/project/project.ts';
import type { Attempt } from '#shared/run/run.ts';

/** Where whole files and pictures of a change are read from. */
export interface FilesOf {
  readonly projectId: ProjectId;
  readonly attempt: Attempt;
}

/** Null where only the change itself can be read: of a branch, and of all that has landed. */
export const FilesContext = createContext<FilesOf | null>(null);

export function useFiles(): FilesOf | null {
  return use(FilesContext);
}

import { createContext, use } from 'react';
import type { ProjectId } from '#shared/project/project.ts';
import type { Attempt } from '#shared/run/run.ts';

/** Where whole files and pictures of a change are read from: the work of an attempt, or any two commits. */
export type FilesOf = { readonly projectId: ProjectId } & (
  | { readonly attempt: Attempt }
  | { readonly attempt: null; readonly between: FilesBetween }
);

/** What a branch changes, or all that has landed. */
export interface FilesBetween {
  readonly from: string;
  readonly to: string;
  /** Where files were that the change renamed, by where they are. */
  readonly oldPaths: ReadonlyMap<string, string>;
}

/** Null where only the change itself can be read. */
export const FilesContext = createContext<FilesOf | null>(null);

export function useFiles(): FilesOf | null {
  return use(FilesContext);
}

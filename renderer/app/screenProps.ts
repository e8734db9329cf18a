import type { Look } from './route.ts';
import type { ProjectId, SpecId } from '#shared/project/project.ts';

/** The screens of one spec get both ids, a project's own screen the project's; home and settings may have neither. */
export type ScreenProps = {
  readonly projectId: ProjectId | undefined;
  readonly specId: SpecId | undefined;
};
export type ProjectScreenProps = { readonly projectId: ProjectId };
export type SpecScreenProps = {
  readonly projectId: ProjectId;
  readonly specId: SpecId;
  readonly look?: Look | undefined;
};

/** An installed git, as `findGit` found it. */
export type GitProgram = {
  readonly path: string;
  /** For example `2.39.5`. */
  readonly version: string;
};

import type { Git } from '#electron/git/git.ts';
import type { NativeGit } from '#electron/git/nativeGit.ts';
import type { PermissionPolicy } from '#shared/run/permission.ts';
import type { Ledger } from '#electron/storage/ledger.ts';
import type { ProjectId, ProjectState } from '#shared/project/project.ts';

/** overture.yaml as read, with its defaults filled in. */
export type ProjectSettings = {
  /** Folder of the specs, relative to the repository. */
  readonly specs: string;
  readonly commands: Readonly<Record<string, string>>;
  /** Globs of ignored files copied into each workspace. */
  readonly carry: readonly string[];
  /** Globs; a change there always needs a person. */
  readonly protected: readonly string[];
  readonly limits: {
    readonly agents: number;
    readonly retries: number;
    /** US dollars that one run may use; null for no limit. */
    readonly dollars: number | null;
    /** How many attempts an agent may have at once in all runs, by agent id. */
    readonly perAgent: Readonly<Record<string, number>>;
  };
  readonly permissions: PermissionPolicy;
  /** Whether every task's work is held against its criteria by another agent, or only where the plan says so. */
  readonly verify: 'planned' | 'each';
  /** How a task lands: a merge commit that keeps its history, or one commit. */
  readonly landing: 'merge' | 'squash';
  /** Whether a person is asked about the plan of a group's inside, or what the rules plan is taken. */
  readonly groups: 'ask' | 'rules';
  /** Agent ids by role. */
  readonly roles: Readonly<Record<string, string>>;
};

/** What the other services see of a repository that is open. */
export interface OpenProject {
  readonly id: ProjectId;
  /** The real path of the repository's root. */
  readonly path: string;
  readonly name: string;
  /** Overture's own folder for this repository (ledger, workspaces, index). */
  readonly dataFolder: string;
  readonly ledger: Ledger;
  /** The engine that fits the present trust: embedded before, native after. */
  git(): Git;
  /** Null while the repository is not trusted or git is not installed. */
  nativeGit(): NativeGit | null;
  settings(): ProjectSettings;
  state(): ProjectState;
  /** Reads the repository again and tells everyone who watches; call it after changing specs, plans or branches. */
  refresh(): Promise<void>;
  /** Called after specs, plans, overture.yaml or HEAD changed, by us or by another program. Returns the way to stop. */
  onChange(listener: () => void): () => void;
  /** Keeps it from being closed while something goes on in it. Returns the way to let go. */
  hold(): () => void;
}

export interface OpenProjects {
  get(id: ProjectId): OpenProject | undefined;
}

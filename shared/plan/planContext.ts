import type { Settings } from '#shared/settings/settings.ts';
import type { PlanCode } from './planCode.ts';

/** A criterion of the spec as the plan needs to know it. */
export type PlanCriterion = {
  readonly id: string;
  readonly text: string;
  /** The requirement it belongs to, such as R1, and that requirement's title. */
  readonly requirement: string;
  readonly requirementTitle: string;
  /** True where its requirement is optional, so that it may stay uncovered. */
  readonly optional: boolean;
};

/** What a plan is held against. */
export type PlanContext = {
  readonly criteria: readonly PlanCriterion[];
  /** The repository's files, relative to its root. */
  readonly files: readonly string[];
  /** Names of the commands in overture.yaml. */
  readonly commands: readonly string[];
  /** Globs a change of which always needs a person. */
  readonly protected: readonly string[];
  /** Agents at once. */
  readonly limit: number;
  /** Null while the code is not known: edges are then not looked for, and nothing is said of sizes. */
  readonly code?: PlanCode | null;
  /** Who works on a task by its role, where the task names nobody. */
  readonly roles?: Readonly<Record<string, string>>;
  /** Ids of the agents there are, and of the one for tasks of roles without one. */
  readonly agents?: readonly string[];
  readonly defaultAgent?: string;
  /** The roles that each agent may be given by itself; one that is not named takes every role. */
  readonly takes?: Settings['takes'];
};

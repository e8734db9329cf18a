import type { Pattern, Task, TaskId } from './plan.ts';

export type TaskFields = Partial<Omit<Task, 'id'>>;

/** One thing a person does to a plan. Ids are given by Overture and never twice. */
export type PlanEdit =
  /** Added after `after`, or at the end. */
  | {
      readonly kind: 'addTask';
      readonly fields: TaskFields & { readonly title: string };
      readonly after?: TaskId;
    }
  | { readonly kind: 'updateTask'; readonly id: TaskId; readonly fields: TaskFields }
  /** Those who waited for it wait for nothing in its place. */
  | { readonly kind: 'removeTask'; readonly id: TaskId }
  /** From now on `to` waits for `from`. */
  | { readonly kind: 'connect'; readonly from: TaskId; readonly to: TaskId }
  | { readonly kind: 'disconnect'; readonly from: TaskId; readonly to: TaskId }
  | { readonly kind: 'moveNode'; readonly id: TaskId; readonly x: number; readonly y: number }
  /** All nodes return to their places in the lanes. */
  | { readonly kind: 'resetLayout' }
  /** The first keeps its id and takes over what the others do, cover, change and wait for. */
  | { readonly kind: 'join'; readonly ids: readonly TaskId[] }
  /** Moves criteria and files of a task into a new one; `order` says whether the new one waits for it. */
  | {
      readonly kind: 'split';
      readonly id: TaskId;
      readonly title: string;
      readonly criteria: readonly string[];
      readonly change: readonly string[];
      readonly order: 'after' | 'beside';
      /** What the new one waits for besides. */
      readonly needs?: readonly TaskId[];
    }
  /** A task names what it changes in a file that its scope names whole. */
  | {
      readonly kind: 'narrow';
      readonly parts: readonly {
        readonly id: TaskId;
        readonly path: string;
        readonly symbols: readonly string[];
      }[];
    }
  /** Lets two tasks run at once although both may change the same file, or takes that back. */
  | {
      readonly kind: 'runTogether';
      readonly first: TaskId;
      readonly second: TaskId;
      readonly allowed: boolean;
    }
  /** `to` need not wait for `from`, although its code uses what `from` changes; or that is taken back. Confirming is `connect`. */
  | {
      readonly kind: 'dismissEdge';
      readonly from: TaskId;
      readonly to: TaskId;
      readonly dismissed: boolean;
    }
  /** Makes a group of these tasks; they keep what they wait for. */
  | { readonly kind: 'group'; readonly ids: readonly TaskId[]; readonly title: string }
  /** The tasks within come out of the group, and the group is gone. */
  | { readonly kind: 'ungroup'; readonly id: TaskId }
  /** Takes tasks of a proposal; see `takeProposal`. */
  | {
      readonly kind: 'adopt';
      readonly added: readonly Task[];
      readonly changed: readonly Task[];
      readonly removed: readonly TaskId[];
    }
  | { readonly kind: 'choosePattern'; readonly pattern: Pattern | null }
  /** Gives the task at this place of the list (counted from 0) an id of its own. */
  | { readonly kind: 'renumber'; readonly index: number };

export type PlanEditError =
  | { readonly code: 'unknownTask'; readonly id: TaskId }
  /** `path`: each waits for the next. */
  | {
      readonly code: 'wouldLoop';
      readonly from: TaskId;
      readonly to: TaskId;
      readonly path: readonly TaskId[];
    }
  | { readonly code: 'alreadyWaits'; readonly from: TaskId; readonly to: TaskId }
  | { readonly code: 'nothingToJoin' }
  | { readonly code: 'nothingToGroup' }
  | { readonly code: 'notAGroup'; readonly id: TaskId }
  | { readonly code: 'nothingToSplit'; readonly id: TaskId }
  | { readonly code: 'damagedPlan'; readonly line: number; readonly sentence: string };

export function describePlanEditError(error: PlanEditError): string {
  switch (error.code) {
    case 'unknownTask':
      return `${error.id} is no longer in the plan. Choose another task.`;
    case 'wouldLoop':
      return describeLoop(error.from, error.to, error.path);
    case 'alreadyWaits':
      return `${error.to} already waits for ${error.from}.`;
    case 'nothingToJoin':
      return 'Choose two tasks or more to join.';
    case 'nothingToGroup':
      return 'Choose tasks that are not in a group yet.';
    case 'notAGroup':
      return `${error.id} is not a group.`;
    case 'nothingToSplit':
      return `Choose what moves out of ${error.id}: at least one criterion or file, and not all of them.`;
    case 'damagedPlan':
      return `Line ${error.line} of plan.yaml has to be mended first. ${error.sentence}`;
  }
}

function describeLoop(from: TaskId, to: TaskId, path: readonly TaskId[]): string {
  if (from === to) return `${to} cannot wait for itself.`;
  const [first, ...rest] = path;
  const chain = rest.map((id, index) => `${index === 0 ? 'waits' : 'which waits'} for ${id}`).join(', ');
  return `${to} cannot wait for ${from}, because ${first} already ${chain}. Neither could start.`;
}

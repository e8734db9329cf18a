import type { Overlap } from './findOverlaps.ts';
import type { Pattern, Plan } from './plan.ts';
import type { Wave } from './planWaves.ts';

export type PatternAdvice = { readonly pattern: Pattern; readonly reason: string };

export const PATTERN_NAMES: Readonly<Record<Pattern, string>> = {
  'assembly-line': 'Assembly line',
  swarm: 'Swarm',
  hierarchical: 'Hierarchical',
};

export const PATTERN_MEANINGS: Readonly<Record<Pattern, string>> = {
  'assembly-line': 'Each task takes up what the one before it landed.',
  swarm: 'As many tasks at once as the limit allows.',
  hierarchical: 'One agent for each part of the work, so that a part is done by who began it.',
};

/** More tasks than this are hard to follow as one list. */
const MANY_TASKS = 24;

/** The way of working that fits the graph, with the count it rests on. `groups` counts the parts with a plan of their own. */
export function recommendPattern(
  plan: Plan,
  waves: readonly Wave[],
  overlaps: readonly Overlap[],
  groups = 0,
): PatternAdvice {
  if (groups > 0) {
    const reason =
      groups === 1
        ? 'a part of the work has a plan of its own'
        : `${groups} parts of the work have plans of their own`;
    return { pattern: 'hierarchical', reason };
  }
  const all = plan.tasks.length;
  const dependent = plan.tasks.filter((task) => task.needs.length > 0).length;
  const collisions = overlaps.filter((overlap) => !overlap.accepted).length;
  const parts = new Set(plan.tasks.flatMap((task) => task.criteria.map((id) => id.split('.')[0]))).size;
  const of = (count: number) => (count === all ? `all ${all} tasks` : `${count} of ${all} tasks`);
  if (all > MANY_TASKS && parts > 2) {
    return {
      pattern: 'hierarchical',
      reason: `${all} tasks in ${parts} parts are too many to follow as one list`,
    };
  }
  if (dependent * 2 > all) {
    return {
      pattern: 'assembly-line',
      reason: `${of(dependent)} ${dependent === 1 ? 'builds' : 'build'} on another’s work`,
    };
  }
  if (collisions * 2 > all) {
    return { pattern: 'assembly-line', reason: `${collisions} pairs of tasks would change the same file` };
  }
  const widest = Math.max(0, ...waves.map((wave) => wave.taskIds.length));
  if (widest < 2) return { pattern: 'assembly-line', reason: 'no two tasks could run at the same time' };
  return {
    pattern: 'swarm',
    reason: `${of(all - dependent)} ${all - dependent === 1 ? 'waits' : 'wait'} for nothing`,
  };
}

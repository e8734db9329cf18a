import type { Wave } from '#shared/plan/planWaves.ts';
import type { PlanModel } from './planModel.ts';

/** How many tasks of a wave run side by side. */
export function waveWords(wave: Wave, model: PlanModel): string {
  const count = wave.taskIds.length;
  if (count === 1) return '1 task';
  if (wave.atOnce === count) return `${count} at once`;
  if (wave.atOnce === 1) return count === 2 ? 'one, then the other' : `${count}, one after the other`;
  return `${count} tasks, ${Math.min(wave.atOnce, model.context.limit)} at once`;
}

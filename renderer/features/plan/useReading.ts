import { useEffect } from 'react';
import { showReading } from '#renderer/app/frameStore.ts';
import type { PlanKnowledge } from '#shared/plan/contract.ts';
import { usePlan } from './planStore.ts';

/** Says in the trace bar how far the reading of the code is, as long as the plan does not know the code yet. */
export function useReading(): void {
  const reading = usePlan((store) => store.knowledge?.reading);
  const words = reading ? readingWords(reading) : undefined;
  useEffect(() => {
    showReading(words);
    return () => showReading(undefined);
  }, [words]);
}

export function readingWords(reading: PlanKnowledge['reading']): string | undefined {
  if (reading.state !== 'reading') return undefined;
  const [done, total] = [reading.done, reading.total].map((count) => count.toLocaleString('en-GB'));
  return reading.total === 0 ? 'Reading the code…' : `Reading the code… ${done} of ${total} files`;
}

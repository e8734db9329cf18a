import { useEffect, useMemo, useRef, useState } from 'react';
import { type LaneInput, type LaneLayout, layOutLanes } from './laneLayout.ts';

/** Below this a layout takes less than a frame, and an answer at once is better than one after a frame. */
const AT_ONCE = 150;

/** Where the tasks stand. A large plan is laid out in a worker, and stays as it was until the answer comes. */
export function useLaneLayout(input: LaneInput): LaneLayout | null {
  const isSmall = input.waves.reduce((sum, wave) => sum + wave.length, 0) <= AT_ONCE;
  const small = useMemo(() => (isSmall ? layOutLanes(input) : null), [input, isSmall]);
  const large = useLayoutFromWorker(isSmall ? null : input);
  return small ?? large;
}

function useLayoutFromWorker(input: LaneInput | null): LaneLayout | null {
  const [layout, setLayout] = useState<LaneLayout | null>(null);
  const worker = useRef<Worker>(undefined);
  const question = useRef(0);
  const isNeeded = input !== null;
  useEffect(() => {
    if (!isNeeded) return undefined;
    const started = new Worker(new URL('./laneLayoutWorker.ts', import.meta.url), { type: 'module' });
    const onMessage = ({ data }: MessageEvent<{ question: number; layout: LaneLayout }>) => {
      if (data.question === question.current) setLayout(data.layout);
    };
    started.addEventListener('message', onMessage);
    worker.current = started;
    return () => {
      worker.current = undefined;
      started.terminate();
    };
  }, [isNeeded]);
  useEffect(() => {
    if (!input) return;
    question.current += 1;
    worker.current?.postMessage({ question: question.current, input });
  }, [input]);
  return layout;
}

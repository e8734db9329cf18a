import { useReactFlow, useStore } from '@xyflow/react';
import { useEffect, useRef } from 'react';
import { fitView } from './fitView.ts';
import type { LaneLayout } from './laneLayout.ts';
import { MINIMAP } from './Minimap.tsx';

/** Below this a plan is shown from its beginning rather than as a whole: its words have to be read. */
const READABLE = 0.6;

/** Shows the whole plan at first, or its beginning when it is large. */
export function FirstView({ layout }: { layout: LaneLayout }) {
  const flow = useReactFlow();
  const width = useStore((store) => store.width);
  const height = useStore((store) => store.height);
  const isDone = useRef(false);
  useEffect(() => {
    if (isDone.current || width === 0) return;
    isDone.current = true;
    void flow.setViewport(fitView(layout, { width, height }, MINIMAP, READABLE));
  }, [flow, layout, width, height]);
  return null;
}

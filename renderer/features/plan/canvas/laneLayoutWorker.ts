import { type LaneInput, layOutLanes } from './laneLayout.ts';

/** Lays lanes out beside the page's own thread. Each question has a number, and its answer the same. */
self.addEventListener('message', ({ data }: MessageEvent<{ question: number; input: LaneInput }>) => {
  self.postMessage({ question: data.question, layout: layOutLanes(data.input) });
});

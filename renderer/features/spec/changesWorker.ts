import { intentDiff } from '#shared/spec/intentDiff.ts';
import { parseSpec } from '#shared/spec/parseSpec.ts';

/** In a thread of its own: how many changes of intent lie between two texts. */
addEventListener('message', ({ data }: MessageEvent<{ readonly before: string; readonly after: string }>) => {
  postMessage(intentDiff(parseSpec(data.before), parseSpec(data.after)).changes.length);
});

import { parseSpec } from '#shared/spec/parseSpec.ts';
import { wordingHints } from './wordingHints.ts';

/** In a thread of its own: looks through the text it is sent and answers with its hints. */
addEventListener('message', ({ data }: MessageEvent<string>) => {
  postMessage(wordingHints(parseSpec(data), new Set()));
});

import type { RunHost } from './runHost.ts';
import { call, must } from './runHost.ts';

/** The patch of an attempt as a page puts it together. */
export async function wholePatch(
  host: Pick<RunHost, 'review'>,
  attempt: Parameters<RunHost['review']['diff']>[0],
): Promise<string> {
  let patch = '';
  const parts: string[] = [];
  const feed = {
    snapshot: (beginning: { readonly patch: string }) => void (patch = beginning.patch),
    event: (part: { readonly patch: string }) => void parts.push(part.patch),
  };
  must(await host.review.diff(attempt, feed, call));
  return parts.length > 0 ? parts.join('') : patch;
}

/** What a change does, told in whole lines counted from 1: `removed` lines go, `lines` come after `afterLine`. */
export type LineChange = {
  readonly afterLine: number;
  readonly removed: { readonly start: number; readonly end: number } | undefined;
  readonly lines: readonly string[];
};

/** The smallest run of whole lines in which two texts differ; undefined when they have the same lines. */
export function lineChange(before: string, after: string): LineChange | undefined {
  const [old, made] = [linesOf(before), linesOf(after)];
  const most = Math.min(old.length, made.length);
  let head = 0;
  while (head < most && old[head] === made[head]) head++;
  let tail = 0;
  while (tail < most - head && old[old.length - 1 - tail] === made[made.length - 1 - tail]) tail++;
  const end = old.length - tail;
  const lines = made.slice(head, made.length - tail);
  if (end === head && lines.length === 0) return undefined;
  return { afterLine: end, removed: end > head ? { start: head + 1, end } : undefined, lines };
}

function linesOf(text: string): readonly string[] {
  return text.split(/\r\n|\r|\n/);
}

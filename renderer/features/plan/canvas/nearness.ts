/** Below these the words of a task, and then its id, are too small to read. */
const WORDS_FROM = 0.45;
const ID_FROM = 0.18;

export type Nearness = 'near' | 'far' | 'farthest';

/** How much of a task can be read, from React Flow's store. A word, so that only a change of it draws anything again. */
export function nearnessOf({
  transform,
}: {
  readonly transform: readonly [number, number, number];
}): Nearness {
  if (transform[2] >= WORDS_FROM) return 'near';
  return transform[2] >= ID_FROM ? 'far' : 'farthest';
}

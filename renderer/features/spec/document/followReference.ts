import { readCodePlace } from '#shared/spec/references.ts';
import type { OpenAt } from '../openAt.ts';
import { flashPart, selectPart } from '../selectPart.ts';

/** Selects a part, brings it into view and lets it light up, so that the eye finds it. */
export function followId(key: string): void {
  selectPart(key);
  flashPart(key);
}

/** What the words of a reference lead to: the part of an id, or a file at its line. */
export function followReference(
  words: string,
  ids: ReadonlyMap<string, string>,
  onOpenFile: (place: OpenAt) => void,
): void {
  const key = ids.get(words);
  if (key !== undefined) return followId(key);
  const place = readCodePlace(words);
  if (place) onOpenFile({ path: place.path, line: place.line ?? 1, note: '', symbol: place.symbol });
}

/** The reference that holds a node of the page, if one does. */
export function referenceAt(node: Node | null): string | undefined {
  const element = node instanceof Element ? node : node?.parentElement;
  return element?.closest<HTMLElement>('[data-reference]')?.dataset['reference'];
}

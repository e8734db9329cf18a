import { announce } from '#renderer/ui/announce.ts';
import { stepTarget } from '#shared/spec/edit/moveRequirement.ts';
import type { SpecDocument } from '#shared/spec/specDocument.ts';
import { placeCaret, readCaret } from './document/editableDom.ts';
import { documentOf } from './documentOf.ts';
import { specStore } from './specStore.ts';
import { moveLine } from './writing.ts';

/** What can be put in another order, and those it stands among, in their order. */
export type Movable = {
  readonly kind: 'requirement' | 'criterion';
  readonly key: string;
  readonly keys: readonly string[];
};

export function movableAt(document: SpecDocument, key: string | null): Movable | undefined {
  if (key === null) return undefined;
  const keys = document.requirements.map((own) => own.key);
  if (keys.includes(key)) return { kind: 'requirement', key, keys };
  const owner = document.requirements.find(({ criteria }) => criteria.some((own) => own.key === key));
  return owner && { kind: 'criterion', key, keys: owner.criteria.map((own) => own.key) };
}

/** One place up or down, keeping focus and caret; says aloud where it stands then. */
export function moveByStep(key: string | null, by: -1 | 1): void {
  const { session } = specStore.getState();
  const found = session ? movableAt(documentOf(session.text), key) : undefined;
  if (!found) return;
  const before = stepTarget(found.keys, found.key, by);
  if (before === undefined) {
    announce(`${found.key} is the ${by === -1 ? 'first' : 'last'} ${found.kind} already.`);
    return;
  }
  move(found, before);
}

/** Puts a part above or below another of its kind, as when it is dropped there. */
export function moveBeside(key: string, target: string, side: 'above' | 'below'): void {
  const { session } = specStore.getState();
  const found = session ? movableAt(documentOf(session.text), key) : undefined;
  if (!found?.keys.includes(target)) return;
  move(found, side === 'above' ? target : (found.keys[found.keys.indexOf(target) + 1] ?? null));
}

function move({ kind, key }: Movable, before: string | null): void {
  const giveBack = keepFocus();
  moveLine(kind, key, before);
  const { session } = specStore.getState();
  const keys = (session && movableAt(documentOf(session.text), key)?.keys) ?? [];
  announce(`${key} is ${kind} ${keys.indexOf(key) + 1} of ${keys.length} now.`);
  requestAnimationFrame(giveBack);
}

/** An element that is put elsewhere in the page loses the focus; the returned function gives it back. */
function keepFocus(): () => void {
  const element = document.activeElement;
  const caret = element instanceof HTMLElement && element.isContentEditable ? readCaret(element) : undefined;
  return () => {
    if (!(element instanceof HTMLElement) || element === document.body || !element.isConnected) return;
    if (document.activeElement !== element) element.focus({ preventScroll: true });
    if (caret) placeCaret(element, caret);
    element.scrollIntoView({ block: 'nearest' });
  };
}

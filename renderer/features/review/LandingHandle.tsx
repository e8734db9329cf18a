import { combine } from '@atlaskit/pragmatic-drag-and-drop/combine';
import { draggable, dropTargetForElements } from '@atlaskit/pragmatic-drag-and-drop/element/adapter';
import { GripVertical } from 'lucide-react';
import { type KeyboardEvent, useEffect, useEffectEvent, useRef } from 'react';
import { announce } from '#renderer/ui/announce.ts';
import { Icon } from '#renderer/ui/Icon.tsx';
import styles from './Queue.module.css';

/** Drag it, or press the left and right arrow keys, to land a task earlier or later. */
export function LandingHandle({
  name,
  index,
  count,
  onMove,
}: {
  name: string;
  index: number;
  count: number;
  /** Which place to take from, and which to put it at. */
  onMove: (from: number, to: number) => void;
}) {
  const handle = useRef<HTMLSpanElement>(null);
  const move = useEffectEvent(onMove);
  useEffect(() => {
    const card = handle.current?.closest('li');
    return handle.current && card
      ? letMove(handle.current, card, index, (from, to) => move(from, to))
      : undefined;
  }, [index]);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight') return;
    event.preventDefault();
    const to = index + (event.key === 'ArrowLeft' ? -1 : 1);
    if (to < 0 || to >= count) return;
    onMove(index, to);
    announce(`${name} lands as number ${to + 1} of ${count}.`);
  };
  return (
    // Firefox drags no button, so this is one by its role.
    <span
      ref={handle}
      role="button"
      tabIndex={0}
      aria-label={`Move ${name}`}
      aria-description="Drag it, or press the left and right arrow keys"
      className={styles.handle}
      onKeyDown={onKeyDown}
    >
      <Icon of={GripVertical} size="xs" />
    </span>
  );
}

const KIND = 'landing';

function letMove(
  handle: HTMLElement,
  card: HTMLElement,
  index: number,
  move: (from: number, to: number) => void,
): () => void {
  const sideOf = (x: number) => {
    const { left, width } = card.getBoundingClientRect();
    return x < left + width / 2 ? 'before' : 'after';
  };
  return combine(
    draggable({
      element: handle,
      getInitialData: () => ({ kind: KIND, index }),
      onGenerateDragPreview: ({ nativeSetDragImage }) => nativeSetDragImage?.(card, 12, 14),
    }),
    dropTargetForElements({
      element: card,
      canDrop: ({ source: { data } }) => data['kind'] === KIND,
      onDrag: ({ source, location }) => {
        if (source.data['index'] === index) delete card.dataset['drop'];
        else card.dataset['drop'] = sideOf(location.current.input.clientX);
      },
      onDragLeave: () => delete card.dataset['drop'],
      onDrop: ({ source, location }) => {
        delete card.dataset['drop'];
        const from = source.data['index'];
        if (typeof from !== 'number' || from === index) return;
        const behind = sideOf(location.current.input.clientX) === 'after' ? 1 : 0;
        move(from, index + behind - (from < index ? 1 : 0));
      },
    }),
  );
}

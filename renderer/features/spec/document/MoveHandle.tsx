import { combine } from '@atlaskit/pragmatic-drag-and-drop/combine';
import { draggable, dropTargetForElements } from '@atlaskit/pragmatic-drag-and-drop/element/adapter';
import { GripVertical } from 'lucide-react';
import { type KeyboardEvent, useEffect, useRef } from 'react';
import { Icon } from '#renderer/ui/Icon.tsx';
import { moveBeside, moveByStep, type Movable } from '../moveSelected.ts';
import styles from './document.module.css';

/** In the margin: drag it, or move with the arrow keys, to put a part in another place among its like. */
export function MoveHandle({
  kind,
  of,
  group,
  name,
}: {
  kind: Movable['kind'];
  /** The key of the part. */
  of: string;
  /** Parts change places within one group. */
  group: string;
  name: string;
}) {
  const handle = useRef<HTMLSpanElement>(null);
  useEffect(() => {
    const part = handle.current?.closest<HTMLElement>('[data-moves]');
    return handle.current && part ? letMove(handle.current, part, { kind, key: of, group }) : undefined;
  }, [kind, of, group]);

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'ArrowUp' && event.key !== 'ArrowDown') return;
    event.preventDefault();
    moveByStep(of, event.key === 'ArrowUp' ? -1 : 1);
  };
  return (
    // Firefox drags no button, so this is one by its role.
    <span
      ref={handle}
      role="button"
      tabIndex={0}
      aria-label={`Move ${name}`}
      aria-description="Drag it, or press the up and down arrow keys"
      title={`Move ${name}: drag, or Alt+↑ and Alt+↓`}
      className={styles.handle}
      onKeyDown={onKeyDown}
    >
      <Icon of={GripVertical} />
    </span>
  );
}

type Moved = { readonly kind: string; readonly key: string; readonly group: string };

function letMove(handle: HTMLElement, part: HTMLElement, own: Moved): () => void {
  const show = (side: 'above' | 'below' | null) => {
    if (side === null) delete part.dataset['drop'];
    else part.dataset['drop'] = side;
  };
  return combine(
    draggable({
      element: handle,
      getInitialData: () => own,
      onGenerateDragPreview: ({ nativeSetDragImage }) =>
        nativeSetDragImage?.(part.querySelector('h2, p') ?? part, 0, 12),
      onDragStart: () => part.setAttribute('data-moving', ''),
      onDrop: () => part.removeAttribute('data-moving'),
    }),
    dropTargetForElements({
      element: part,
      canDrop: ({ source: { data } }) => data['kind'] === own.kind && data['group'] === own.group,
      onDrag: ({ source, location }) =>
        show(source.data['key'] === own.key ? null : sideOf(part, location.current.input.clientY)),
      onDragLeave: () => show(null),
      onDrop: ({ source, location }) => {
        show(null);
        const key = source.data['key'];
        if (typeof key !== 'string' || key === own.key) return;
        moveBeside(key, own.key, sideOf(part, location.current.input.clientY));
      },
    }),
  );
}

function sideOf(part: HTMLElement, y: number): 'above' | 'below' {
  const { top, height } = part.getBoundingClientRect();
  return y < top + height / 2 ? 'above' : 'below';
}

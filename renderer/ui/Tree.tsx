import { type KeyboardEvent, useRef } from 'react';
import { rowClass, rowContent, type RowParts } from './ListRow.tsx';
import { moveInTree } from './moveInTree.ts';

export type TreeItem = Omit<RowParts, 'selected' | 'indent'> & {
  readonly id: string;
  readonly children?: readonly TreeItem[];
};

/** An outline two levels deep, always open. Arrows, Home and End move; Enter and click choose. */
export function Tree({
  label,
  items,
  selected,
  onSelect,
}: {
  label: string;
  items: readonly TreeItem[];
  selected: string | undefined;
  onSelect: (id: string) => void;
}) {
  const list = useRef<HTMLDivElement>(null);
  const flat = items.flatMap((item) => [
    { item, level: 1, parent: undefined },
    ...(item.children ?? []).map((child) => ({ item: child, level: 2, parent: item.id })),
  ]);
  const tabStop = flat.some(({ item }) => item.id === selected) ? selected : flat[0]?.item.id;

  const onKeyDown = (event: KeyboardEvent) => {
    const from = (event.target as HTMLElement).dataset['id'];
    if (from === undefined) return;
    if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      return onSelect(from);
    }
    const to = moveInTree(
      flat.map(({ item, parent }) => ({ id: item.id, parent })),
      from,
      event.key,
    );
    if (to === undefined) return;
    event.preventDefault();
    list.current?.querySelector<HTMLElement>(`[data-id="${CSS.escape(to)}"]`)?.focus();
  };

  return (
    <div ref={list} role="tree" aria-label={label} onKeyDown={onKeyDown}>
      {flat.map(({ item, level }) => (
        <div
          key={item.id}
          role="treeitem"
          aria-level={level}
          aria-selected={item.id === selected}
          {...(item.children?.length ? { 'aria-expanded': true } : {})}
          tabIndex={item.id === tabStop ? 0 : -1}
          data-id={item.id}
          className={rowClass({ ...item, selected: item.id === selected, indent: level > 1 })}
          onClick={() => onSelect(item.id)}
        >
          {rowContent(item)}
        </div>
      ))}
    </div>
  );
}

import { type KeyboardEvent, type RefObject, useEffect, useMemo, useRef, useState } from 'react';
import { rowClass, rowContent, type RowParts } from './ListRow.tsx';
import { moveInTree } from './moveInTree.ts';
import { useRowWindow } from './useRowWindow.ts';

/** What a row shows is asked for once it is drawn. */
type TreeItem<Item> = { readonly id: string; readonly children?: readonly Item[] };

/**
 * An outline two levels deep, always open. Arrows, Home and End move; Enter and click choose. Of very many rows only
 * those in view are drawn.
 */
export function Tree<Item extends TreeItem<Item>>({
  label,
  items,
  partsOf,
  selected,
  onSelect,
}: {
  label: string;
  items: readonly Item[];
  partsOf: (item: Item) => Omit<RowParts, 'selected' | 'indent'>;
  selected: string | undefined;
  onSelect: (id: string) => void;
}) {
  const list = useRef<HTMLDivElement>(null);
  const flat = useMemo(() => inOneRow(items), [items]);
  const { first, end, above, below, bringIntoView } = useRowWindow(list, flat.length);
  const drawn = flat.slice(first, end);
  const tabStop = drawn.some(({ item }) => item.id === selected) ? selected : drawn[0]?.item.id;

  const keys = useRowKeys(list, flat, bringIntoView, onSelect);

  return (
    <div
      ref={list}
      role="tree"
      aria-label={label}
      {...keys}
      style={{ paddingTop: above, paddingBottom: below }}
    >
      {drawn.map(({ item, level }) => (
        <TreeRow
          key={item.id}
          item={item}
          level={level}
          parts={partsOf(item)}
          isSelected={item.id === selected}
          isTabStop={item.id === tabStop}
          onSelect={onSelect}
        />
      ))}
    </div>
  );
}

type FlatRow = { readonly item: { readonly id: string }; readonly parent: string | undefined };

/** Keys choose a row or move the focus to another one, also to one that is not drawn yet. */
function useRowKeys(
  list: RefObject<HTMLElement | null>,
  flat: readonly FlatRow[],
  bringIntoView: (index: number) => void,
  onSelect: (id: string) => void,
) {
  const [wanted, setWanted] = useState<string>();
  // A row far away is drawn some renders after it was asked for.
  useEffect(() => {
    if (wanted === undefined) return;
    list.current?.querySelector<HTMLElement>(`[data-id="${CSS.escape(wanted)}"]`)?.focus();
  });

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
    bringIntoView(flat.findIndex(({ item }) => item.id === to));
    setWanted(to);
  };
  return { onKeyDown, onBlur: () => setWanted(undefined) };
}

function inOneRow<Item extends TreeItem<Item>>(items: readonly Item[]) {
  return items.flatMap((item) => [
    { item, level: 1, parent: undefined },
    ...(item.children ?? []).map((child) => ({ item: child, level: 2, parent: item.id })),
  ]);
}

function TreeRow<Item extends TreeItem<Item>>({
  item,
  level,
  parts,
  isSelected,
  isTabStop,
  onSelect,
}: {
  item: Item;
  level: number;
  parts: Omit<RowParts, 'selected' | 'indent'>;
  isSelected: boolean;
  isTabStop: boolean;
  onSelect: (id: string) => void;
}) {
  return (
    <div
      role="treeitem"
      aria-level={level}
      aria-selected={isSelected}
      {...(item.children?.length ? { 'aria-expanded': true } : {})}
      tabIndex={isTabStop ? 0 : -1}
      data-id={item.id}
      className={rowClass({ ...parts, selected: isSelected, indent: level > 1 })}
      onClick={() => onSelect(item.id)}
    >
      {rowContent(parts)}
    </div>
  );
}

type Place = { readonly id: string; readonly parent: string | undefined };

/** Where a key leads from `from` in an always-open tree, flattened in reading order; undefined when nowhere. */
export function moveInTree(places: readonly Place[], from: string, key: string): string | undefined {
  const index = places.findIndex((place) => place.id === from);
  if (index < 0) return undefined;
  switch (key) {
    case 'ArrowDown':
      return places[index + 1]?.id;
    case 'ArrowUp':
      return places[index - 1]?.id;
    case 'ArrowLeft':
      return places[index]?.parent;
    case 'ArrowRight':
      return places.find((place) => place.parent === from)?.id;
    case 'Home':
      return places[0]?.id;
    case 'End':
      return places.at(-1)?.id;
    default:
      return undefined;
  }
}

/**
 * As a `ref`: gives a field the focus as its screen opens. A dialog that a person opened while the screen was still
 * on its way keeps it.
 */
export function focusIfFree(field: HTMLElement | null): void {
  if (!field?.ownerDocument.activeElement?.closest('[role="dialog"]')) field?.focus();
}

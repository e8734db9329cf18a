/** Moves the focus to the next (1) or previous (-1) part of the window: title bar, panes, foot. */
export function focusPane(page: Document, step: 1 | -1): void {
  const parts = [...page.querySelectorAll<HTMLElement>('header, [data-pane], footer')].filter(
    (part) => part.offsetWidth > 0,
  );
  if (parts.length === 0) return;
  const here = parts.findLastIndex((part) => part.contains(page.activeElement));
  const next = parts[(here + step + parts.length) % parts.length];
  if (!next) return;
  next.tabIndex = -1;
  next.focus({ preventScroll: true });
}

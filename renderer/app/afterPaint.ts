/** A page that nobody looks at paints nothing, and should not wait for it. */
const LONGEST_MS = 300;

/** Resolves once the next frame is on the screen: a callback of the frame comes before its paint, the next task after. */
export function afterPaint(page: Window): Promise<void> {
  return new Promise((resolve) => {
    page.setTimeout(resolve, LONGEST_MS);
    page.requestAnimationFrame(() => page.setTimeout(resolve));
  });
}

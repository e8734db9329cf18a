/** A screen says that it is busy until it has what it shows. A page that nobody looks at paints nothing, so it counts. */
export function screenStands(page: Window): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  const found = new AbortController();
  const look = () => {
    if (found.signal.aborted) return;
    if (!page.document.hidden && !page.document.querySelector('main:not([aria-busy="true"])'))
      return void page.requestAnimationFrame(look);
    found.abort();
    resolve();
  };
  page.document.addEventListener('visibilitychange', look, { signal: found.signal });
  look();
  return promise;
}

/** A page with nothing to draw but room to scroll in: no page scrolls with fewer frames lost on this machine. */
export function prepare(root: HTMLElement): Promise<() => Promise<void>> {
  return Promise.resolve(() => {
    root.innerHTML = '<div style="overflow: auto"><div data-new style="height: 6000000px"></div></div>';
    return Promise.resolve();
  });
}

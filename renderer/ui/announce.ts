/** Says something to people who listen to the page; what is seen does not change. */
export function announce(words: string): void {
  const region = liveRegion();
  // The same words twice would be taken for no change.
  region.textContent = region.textContent === words ? `${words}\u00A0` : words;
}

function liveRegion(): HTMLElement {
  const known = document.querySelector<HTMLElement>('[data-announcer]');
  if (known) return known;
  const region = document.createElement('div');
  region.dataset['announcer'] = '';
  region.setAttribute('role', 'status');
  region.setAttribute('aria-live', 'polite');
  region.style.cssText =
    'position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap';
  document.body.append(region);
  return region;
}

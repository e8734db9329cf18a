let hostIsThere: () => Promise<void> = () => Promise.resolve();
const lostStyles = new Set<HTMLLinkElement>();

/** Begins to notice what the host, which serves the page's code, was not there for; `isThere` resolves once it answers. */
export function loadBesideHost(page: Document, isThere: () => Promise<void>): void {
  hostIsThere = isThere;
  // The error of a style sheet does not bubble.
  page.addEventListener('error', ({ target }) => isStyles(target) && lostStyles.add(target), true);
}

/**
 * Loads code, and once more when the host is there again if it went away meanwhile.
 * Rejects as `load` does when code cannot be had from a host that answers.
 */
export async function loadWithHost<Code>(load: () => Promise<Code>): Promise<Code> {
  const code = await load().catch(async () => {
    await hostIsThere();
    return load();
  });
  await Promise.all([...lostStyles].map(loadAgain));
  return code;
}

/** What bundles code asks for a style sheet but once, so one that was lost is asked for here. */
function loadAgain(lost: HTMLLinkElement): Promise<void> {
  lostStyles.delete(lost);
  const { promise, resolve } = Promise.withResolvers<void>();
  const again = lost.cloneNode() as HTMLLinkElement;
  again.addEventListener('load', () => resolve());
  again.addEventListener('error', () => resolve());
  lost.replaceWith(again);
  return promise;
}

function isStyles(target: EventTarget | null): target is HTMLLinkElement {
  return target instanceof HTMLLinkElement && target.rel === 'stylesheet';
}

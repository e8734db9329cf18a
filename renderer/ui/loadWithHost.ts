let hostIsThere: () => Promise<void> = () => Promise.resolve();

/** Says how to wait for the host, which serves the page's code: `isThere` resolves once it has answered. */
export function loadBesideHost(isThere: () => Promise<void>): void {
  hostIsThere = isThere;
}

/**
 * Loads code, and once more when the host is there again if it went away meanwhile.
 * Rejects as `load` does when code cannot be had from a host that answers.
 */
export async function loadWithHost<Code>(load: () => Promise<Code>): Promise<Code> {
  try {
    return await load();
  } catch {
    await hostIsThere();
    await loadStylesAgain(document);
    return load();
  }
}

/** What bundles code asks for a style sheet but once, so one that was lost is asked for here. */
async function loadStylesAgain(page: Document): Promise<void> {
  const links = [...page.querySelectorAll<HTMLLinkElement>('link[rel="stylesheet"]')];
  await Promise.all(
    links
      .filter(({ sheet }) => sheet === null)
      .map((lost) => {
        const { promise, resolve } = Promise.withResolvers<void>();
        const again = lost.cloneNode() as HTMLLinkElement;
        again.addEventListener('load', () => resolve());
        again.addEventListener('error', () => resolve());
        lost.replaceWith(again);
        return promise;
      }),
  );
}

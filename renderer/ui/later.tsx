import { type ComponentType, lazy, type ReactNode, useEffect, useState } from 'react';
import { loadWithHost } from './loadWithHost.ts';

/** A component whose code is loaded apart, and may be loaded before it is shown. */
export type Later<Props> = ((props: Props) => ReactNode) & LaterCode;

type LaterCode = { readonly preload: () => Promise<void>; readonly isLoaded: () => boolean };

/** A component whose code is loaded when it is first shown, and never before. */
export function whenShown<Props extends object>(load: () => Promise<ComponentType<Props>>) {
  return lazy(async () => ({ default: await loadWithHost(load) }));
}

const preloads = new Set<() => Promise<void>>();

/**
 * Loads a component when it is first shown, or before: `loadTheRest` goes through all of them once the first screen
 * stands. React shows a fallback for at least 300 ms once it has shown one at all, so what was loaded ahead is
 * rendered directly and never through `lazy`.
 */
export function later<Props extends object>(load: () => Promise<ComponentType<Props>>): Later<Props> {
  let loaded: ComponentType<Props> | undefined;
  const Waited = whenShown(load);

  function Shown(props: Props) {
    // Kept for as long as it is mounted: another component in its place would lose what is on the screen.
    const [Chosen] = useState<ComponentType<Props>>(() => loaded ?? Waited);
    return <Chosen {...props} />;
  }
  const preload = async () => {
    preloads.delete(preload);
    loaded ??= await load();
  };
  preloads.add(preload);
  return Object.assign(Shown, { preload, isLoaded: () => loaded !== undefined });
}

/** Loads the code of a part and shows `instead` until it is there: for that, a fallback of React would stay too long. */
export function OnceLoaded({
  part,
  instead,
  children,
}: {
  part: LaterCode;
  instead: ReactNode;
  children: ReactNode;
}) {
  const [isThere, setThere] = useState(part.isLoaded);
  useEffect(() => {
    let wanted = true;
    const show = () => wanted && setThere(true);
    // What cannot be had says so where it is shown.
    part.preload().then(show, show);
    return () => {
      wanted = false;
    };
  }, [part]);
  return isThere ? children : instead;
}

/** Loads all that is not loaded yet, one after the other, each once `turn` resolves. What fails says so where it is shown. */
export async function loadTheRest(turn: () => Promise<void>): Promise<void> {
  for (const preload of preloads) {
    await turn();
    await preload().catch(() => undefined);
  }
}

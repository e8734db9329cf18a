import { type ComponentType, lazy, type ReactNode, useState } from 'react';

/** A screen whose code is loaded apart, and may be loaded before it is shown. */
export type Screen<Props> = ((props: Props) => ReactNode) & { readonly preload: () => Promise<void> };

/**
 * React shows a fallback for at least 300 ms once it has shown one at all, so a screen that was loaded ahead
 * is rendered directly and never through `lazy`.
 */
export function screen<Props extends object>(load: () => Promise<ComponentType<Props>>): Screen<Props> {
  let loaded: ComponentType<Props> | undefined;
  const Later = lazy(async () => ({ default: await load() }));

  function Shown(props: Props) {
    // Kept for as long as it is mounted: another component in its place would lose what is on the screen.
    const [Chosen] = useState<ComponentType<Props>>(() => loaded ?? Later);
    return <Chosen {...props} />;
  }
  const preload = async () => {
    loaded ??= await load();
  };
  return Object.assign(Shown, { preload });
}

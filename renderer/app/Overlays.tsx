import { lazy, Suspense } from 'react';
import { useStore } from 'zustand';
import { overlayStore } from './overlayStore.ts';

const Palette = lazy(async () => ({ default: (await import('./Palette.tsx')).Palette }));
const ShortcutSheet = lazy(async () => ({ default: (await import('./ShortcutSheet.tsx')).ShortcutSheet }));

/** The palette and the list of keys, loaded when first asked for. */
export function Overlays() {
  const open = useStore(overlayStore, (state) => state.open);
  return (
    <Suspense fallback={null}>
      {open === 'palette' && <Palette />}
      {open === 'shortcuts' && <ShortcutSheet />}
    </Suspense>
  );
}

import { useStore } from 'zustand';
import { LatePart } from '#renderer/ui/LatePart.tsx';
import { later } from '#renderer/ui/later.tsx';
import { toastStore } from '#renderer/ui/toasts.ts';
import { overlayStore } from './overlayStore.ts';

const Toaster = later(async () => (await import('#renderer/ui/Toaster.tsx')).Toaster);
const TooltipLayer = later(async () => (await import('#renderer/ui/TooltipLayer.tsx')).TooltipLayer);
const Palette = later(async () => (await import('./Palette.tsx')).Palette);
const ShortcutSheet = later(async () => (await import('./ShortcutSheet.tsx')).ShortcutSheet);

/** What floats above every screen; none of it is there before the first screen stands, unless it is asked for. */
export function Overlays() {
  const { open, started } = useStore(overlayStore);
  const isAsked = useStore(toastStore, ({ asked }) => asked.length > 0);
  return (
    <>
      <LatePart key={open}>
        {open === 'palette' && <Palette />}
        {open === 'shortcuts' && <ShortcutSheet />}
      </LatePart>
      <LatePart>{(started || isAsked) && <Toaster />}</LatePart>
      <LatePart>{started && <TooltipLayer />}</LatePart>
    </>
  );
}

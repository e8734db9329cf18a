import { Tooltip } from '@base-ui/react/tooltip';
import { useEffect, useState } from 'react';
import floating from './floating.module.css';
import { followTooltips, type ShownTooltip } from './followTooltips.ts';
import { KeyCap } from './KeyCap.tsx';

/** The one tooltip of the page; one beside the app. */
export function TooltipLayer() {
  const [shown, setShown] = useState<ShownTooltip>();
  useEffect(() => followTooltips(document, setShown), []);
  if (!shown) return null;
  const { element, words, keys, side } = shown;
  return (
    <Tooltip.Root open>
      <Tooltip.Portal>
        <Tooltip.Positioner anchor={element} side={side} sideOffset={6} className={floating.positioner}>
          <Tooltip.Popup role="tooltip" className={floating.tooltip}>
            {words}
            {keys && <KeyCap keys={keys} />}
          </Tooltip.Popup>
        </Tooltip.Positioner>
      </Tooltip.Portal>
    </Tooltip.Root>
  );
}

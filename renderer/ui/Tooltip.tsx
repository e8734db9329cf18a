import { cloneElement, type ReactElement } from 'react';
import {
  TOOLTIP,
  TOOLTIP_KEYS,
  TOOLTIP_SIDE,
  type TooltipAttributes,
  type TooltipSide,
} from './tooltipAttributes.ts';

/** A few words about the element it wraps, which must take attributes. The TooltipLayer shows them. */
export function Tooltip({
  content,
  keys,
  side,
  children,
}: {
  content: string;
  keys?: string | undefined;
  side?: TooltipSide;
  children: ReactElement<TooltipAttributes>;
}) {
  return cloneElement(children, { [TOOLTIP]: content, [TOOLTIP_KEYS]: keys, [TOOLTIP_SIDE]: side });
}

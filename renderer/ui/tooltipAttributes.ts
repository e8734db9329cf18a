/** How an element says what its tooltip holds. The page keeps one tooltip for all of them, loaded after the start. */
export const TOOLTIP = 'data-tooltip';
export const TOOLTIP_KEYS = 'data-tooltip-keys';
export const TOOLTIP_SIDE = 'data-tooltip-side';

export const TOOLTIP_SIDES = ['top', 'bottom', 'left', 'right'] as const;
export type TooltipSide = (typeof TOOLTIP_SIDES)[number];

export type TooltipAttributes = {
  readonly [TOOLTIP]?: string | undefined;
  readonly [TOOLTIP_KEYS]?: string | undefined;
  readonly [TOOLTIP_SIDE]?: TooltipSide | undefined;
};

/** A stretch of a pane's edge, in px from the top of the screen's columns. */
export interface Stretch {
  readonly top: number;
  readonly bottom: number;
}

/** The part of a stretch that can be seen; null when nothing of it can. */
export function visiblePart(stretch: Stretch, view: Stretch): Stretch | null {
  const top = Math.max(stretch.top, view.top);
  const bottom = Math.min(stretch.bottom, view.bottom);
  return bottom - top > 1 ? { top, bottom } : null;
}

/** A band from `from` at x to `to` at x + width, bent like a river: an SVG path. */
export function ribbonPath(x: number, width: number, from: Stretch, to: Stretch): string {
  const bend = x + width / 2;
  const end = x + width;
  return (
    `M${x} ${from.top}C${bend} ${from.top} ${bend} ${to.top} ${end} ${to.top}` +
    `L${end} ${to.bottom}C${bend} ${to.bottom} ${bend} ${from.bottom} ${x} ${from.bottom}Z`
  );
}

/** Cuts a stretch into one part per target, as tall as the target is beside the others, `gap` px apart. */
export function shares(stretch: Stretch, targets: readonly Stretch[], gap = 2): readonly Stretch[] {
  const total = targets.reduce((sum, target) => sum + target.bottom - target.top, 0);
  const room = stretch.bottom - stretch.top - gap * (targets.length - 1);
  let top = stretch.top;
  return targets.map((target) => {
    const part = total === 0 ? 0 : (Math.max(0, room) * (target.bottom - target.top)) / total;
    const share = { top, bottom: top + part };
    top = share.bottom + gap;
    return share;
  });
}

import { createLucideIcon } from 'lucide-react';

/** A circle half full: partly written. Lucide has none. */
export const HalfCircle = createLucideIcon('half-circle', [
  ['circle', { cx: '12', cy: '12', r: '8.5', key: 'ring' }],
  ['path', { d: 'M12 3.5a8.5 8.5 0 0 1 0 17z', fill: 'currentColor', stroke: 'none', key: 'half' }],
]);

import { type MouseEvent, useCallback, useEffect, useRef, useState } from 'react';
import type { PatchLine } from '#shared/review/patch.ts';

/** Milliseconds that the pointer rests on a line before it counts as pointed at. */
const REST = 40;

/** The name of the line under the pointer, once it rests there: lines that scroll past beneath it are not pointed at. */
export function usePointed() {
  const [pointed, setPointed] = useState<string | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const settle = useCallback((name: string | null, after: number) => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => setPointed(name), after);
  }, []);
  useEffect(() => () => clearTimeout(timer.current), []);
  const point = useCallback(
    (event: MouseEvent) => {
      const line = (event.target as HTMLElement).closest<HTMLElement>('[data-old],[data-new]');
      if (line) settle(`${line.dataset['old'] ?? ''}:${line.dataset['new'] ?? ''}`, REST);
    },
    [settle],
  );
  const leave = useCallback(() => settle(null, 0), [settle]);
  return { pointed, point, leave };
}

/** Tells a line from all others of its hunk. */
export function nameOf(line: PatchLine): string {
  return `${line.old ?? ''}:${line.new ?? ''}`;
}

import { type ReactNode, useEffect, useRef, useState } from 'react';

/** How far outside the view, in px, a block is already drawn. */
const AHEAD = '1200px';

/** Draws its children once they come near the view; until then it keeps their room, `height` px. */
export function LazyBlock({
  height,
  now,
  children,
}: {
  height: number;
  now: boolean;
  children: () => ReactNode;
}) {
  const place = useRef<HTMLDivElement>(null);
  const [near, setNear] = useState(now);
  useEffect(() => {
    const element = place.current;
    if (!element) return;
    const watch = new IntersectionObserver(([entry]) => setNear(entry?.isIntersecting ?? false), {
      rootMargin: AHEAD,
    });
    watch.observe(element);
    return () => watch.disconnect();
  }, []);
  if (near || now) return <div ref={place}>{children()}</div>;
  return <div ref={place} style={{ height }} />;
}

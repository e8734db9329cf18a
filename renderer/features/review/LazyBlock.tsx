import { createContext, type ReactNode, useContext, useEffect, useRef, useState } from 'react';
import { watchNearness } from './watchNearness.ts';

/** True where all is so little that it is drawn at once. */
export const DrawAll = createContext(false);

/**
 * Draws its children once they come near the view of what scrolls; until then, and after, it keeps their room:
 * `height` px at first, then what they took.
 */
export function LazyBlock({
  height,
  now,
  first = false,
  serves,
  children,
}: {
  height: number;
  now: boolean;
  /** Taken to be in view until it is known, so that what is seen first is there with the first paint. */
  first?: boolean | undefined;
  /** Ids of criteria, so that ribbons find the way to what is not drawn. */
  serves?: string | undefined;
  children: () => ReactNode;
}) {
  const place = useRef<HTMLDivElement>(null);
  const drawAll = useContext(DrawAll);
  const [near, setNear] = useState(first);
  const [room, setRoom] = useState(height);
  const isDrawn = near || now || drawAll;
  useEffect(() => {
    const element = place.current;
    if (!element || drawAll) return;
    return watchNearness(element, (isNear, took) => {
      if (!isNear && took > 0) setRoom(took);
      setNear(isNear);
    });
  }, [drawAll]);
  return (
    <div
      ref={place}
      style={isDrawn ? undefined : { height: room }}
      data-serves={isDrawn ? undefined : serves}
    >
      {isDrawn && children()}
    </div>
  );
}

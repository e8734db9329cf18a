import { startTransition, useEffect, useState } from 'react';

/** The value once it has not changed for `rest` milliseconds; the first one at once. */
export function useRested<Value>(value: Value | undefined, rest: number): Value | undefined {
  const [rested, setRested] = useState(value);
  useEffect(() => {
    if (value === rested) return;
    // Looking through it again may take a while, and a key that comes meanwhile goes first.
    const take = () => startTransition(() => setRested(value));
    const timer = setTimeout(take, rested === undefined ? 0 : rest);
    return () => clearTimeout(timer);
  }, [value, rested, rest]);
  return rested ?? value;
}

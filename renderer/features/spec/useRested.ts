import { useEffect, useState } from 'react';

/** The value once it has not changed for `rest` milliseconds; the first one at once. */
export function useRested<Value>(value: Value | undefined, rest: number): Value | undefined {
  const [rested, setRested] = useState(value);
  useEffect(() => {
    if (value === rested) return;
    const timer = setTimeout(() => setRested(value), rested === undefined ? 0 : rest);
    return () => clearTimeout(timer);
  }, [value, rested, rest]);
  return rested ?? value;
}

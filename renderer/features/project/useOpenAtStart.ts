import { useEffect, useEffectEvent } from 'react';
import { useAppInfo } from '#renderer/app/useAppInfo.ts';

/** A repository named at the start is opened once; after that, Home is where a person goes on purpose. */
export function useOpenAtStart(open: (path: string) => void): void {
  const path = useAppInfo()?.openAtStart ?? null;
  const openNamed = useEffectEvent(open);
  useEffect(() => {
    if (path !== null && takeFirstVisit()) openNamed(path);
  }, [path]);
}

function takeFirstVisit(): boolean {
  const first = sessionStorage.getItem('overture:opened-at-start') === null;
  sessionStorage.setItem('overture:opened-at-start', 'yes');
  return first;
}

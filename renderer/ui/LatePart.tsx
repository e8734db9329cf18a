import { type ReactNode, Suspense } from 'react';
import { Boundary } from './Boundary.tsx';

/** A part of the window whose code comes later: until it is there, or when it broke, `instead` stands in its place. */
export function LatePart({ children, instead = null }: { children: ReactNode; instead?: ReactNode }) {
  return (
    <Boundary fallback={() => instead}>
      <Suspense fallback={instead}>{children}</Suspense>
    </Boundary>
  );
}

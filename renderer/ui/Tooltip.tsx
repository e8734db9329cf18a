import { Tooltip as Base } from '@base-ui/react/tooltip';
import type { ReactElement, ReactNode } from 'react';
import floating from './floating.module.css';
import { KeyCap } from './KeyCap.tsx';

/** A few words about the element it wraps, which must take a ref and its props. Needs one TooltipProvider above. */
export function Tooltip({
  content,
  keys,
  side = 'bottom',
  children,
}: {
  content: ReactNode;
  keys?: string | undefined;
  side?: 'top' | 'bottom' | 'left' | 'right';
  children: ReactElement;
}) {
  return (
    <Base.Root>
      <Base.Trigger render={children} />
      <Base.Portal>
        <Base.Positioner side={side} sideOffset={6} className={floating.positioner}>
          <Base.Popup className={floating.tooltip}>
            {content}
            {keys && <KeyCap keys={keys} />}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}

export function TooltipProvider({ children }: { children: ReactNode }) {
  return <Base.Provider delay={500}>{children}</Base.Provider>;
}

import { Dialog as Base } from '@base-ui/react/dialog';
import { clsx } from 'clsx';
import { type ReactNode, useId } from 'react';
import { Sheet, type SheetParts } from './Sheet.tsx';
import styles from './Sheet.module.css';

/** Asks something before anything else goes on. Traps focus and gives it back; Escape closes. */
export function Dialog({
  open,
  onOpenChange,
  size = 'medium',
  ...parts
}: SheetParts & {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  /** 440, 560 or 760 px wide. */
  size?: 'small' | 'medium' | 'large';
}) {
  const id = useId();
  return (
    <DialogFrame
      open={open}
      onOpenChange={onOpenChange}
      className={styles[size]}
      labelledBy={`${id}-title`}
      describedBy={parts.summary ? `${id}-summary` : undefined}
    >
      <Sheet {...parts} headingId={`${id}-title`} summaryId={`${id}-summary`} />
    </DialogFrame>
  );
}

/** A modal with a layout of one's own. */
export function DialogFrame(props: {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  className?: string | undefined;
  viewportClassName?: string | undefined;
  label?: string | undefined;
  labelledBy?: string | undefined;
  describedBy?: string | undefined;
  children: ReactNode;
}) {
  return (
    <Base.Root
      open={props.open}
      onOpenChange={(open, { event }) => {
        // The second click of a double click on what opened it is no wish to close it.
        if (!open && event instanceof MouseEvent && event.type === 'click' && event.detail > 1) return;
        props.onOpenChange(open);
      }}
    >
      <Base.Portal>
        <Base.Backdrop className={styles.backdrop} />
        <Base.Viewport className={clsx(styles.viewport, props.viewportClassName)}>
          <Base.Popup
            className={clsx(styles.dialog, props.className)}
            aria-label={props.label}
            aria-labelledby={props.labelledBy}
            aria-describedby={props.describedBy}
          >
            {props.children}
          </Base.Popup>
        </Base.Viewport>
      </Base.Portal>
    </Base.Root>
  );
}

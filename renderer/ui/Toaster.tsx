import { Toast } from '@base-ui/react/toast';
import { clsx } from 'clsx';
import { CircleCheck, Hand, Info, LoaderCircle, type LucideIcon, OctagonX, X } from 'lucide-react';
import type { ReactNode } from 'react';
import { buttonClass } from './Button.tsx';
import buttonStyles from './Button.module.css';
import { Icon } from './Icon.tsx';
import styles from './Toaster.module.css';
import { type ToastTone, toasts } from './toasts.ts';

const ICONS: Readonly<Record<ToastTone, LucideIcon>> = {
  good: CircleCheck,
  running: LoaderCircle,
  needs: Hand,
  bad: OctagonX,
  plain: Info,
};

/** More would hide the work they speak of; the newest pushes the oldest out. */
const MOST_AT_ONCE = 2;

/** Where toasts appear; one around the app. */
export function Toaster({ children }: { children: ReactNode }) {
  return (
    <Toast.Provider toastManager={toasts} limit={MOST_AT_ONCE}>
      {children}
      <Toast.Portal>
        <Toast.Viewport className={styles.viewport}>
          <ToastList />
        </Toast.Viewport>
      </Toast.Portal>
    </Toast.Provider>
  );
}

function ToastList() {
  const { toasts: shown } = Toast.useToastManager<{ tone: ToastTone }>();
  return shown.map((toast) => {
    const tone = toast.data?.tone ?? 'plain';
    return (
      <Toast.Root key={toast.id} toast={toast} className={styles.toast}>
        <span className={clsx(styles.glyph, styles[tone])}>
          <Icon of={ICONS[tone]} size="m" spin={tone === 'running'} />
        </span>
        <span className={styles.words}>
          <Toast.Title render={<b />} />
          {toast.description !== undefined && (
            <>
              {' '}
              <Toast.Description render={<span />} />
            </>
          )}
        </span>
        {toast.actionProps && (
          <Toast.Action
            className={buttonClass({ variant: tone === 'needs' ? 'plain' : 'quiet', size: 'small' })}
          />
        )}
        <Toast.Close
          aria-label="Dismiss"
          className={clsx(buttonClass({ variant: 'quiet', size: 'small' }), buttonStyles.square)}
        >
          <Icon of={X} />
        </Toast.Close>
      </Toast.Root>
    );
  });
}

import { Toast } from '@base-ui/react/toast';
import { clsx } from 'clsx';
import { CircleCheck, Hand, Info, LoaderCircle, type LucideIcon, OctagonX, X } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { useStore } from 'zustand';
import { buttonClass } from './Button.tsx';
import buttonStyles from './Button.module.css';
import { Icon } from './Icon.tsx';
import styles from './Toaster.module.css';
import { type AskedToast, forgetToast, type ToastTone, toastStore } from './toasts.ts';

const ICONS: Readonly<Record<ToastTone, LucideIcon>> = {
  good: CircleCheck,
  running: LoaderCircle,
  needs: Hand,
  bad: OctagonX,
  plain: Info,
};

/** More would hide the work they speak of; the newest pushes the oldest out. */
const MOST_AT_ONCE = 2;

/** Where toasts appear; one beside the app. */
export function Toaster() {
  return (
    <Toast.Provider limit={MOST_AT_ONCE}>
      <Toast.Portal>
        <Toast.Viewport className={styles.viewport}>
          <ToastList />
        </Toast.Viewport>
      </Toast.Portal>
    </Toast.Provider>
  );
}

function ToastList() {
  const { add, close, toasts: shown } = Toast.useToastManager<{ tone: ToastTone }>();
  const asked = useStore(toastStore, (state) => state.asked);
  const said = useRef<ReadonlySet<string>>(new Set());
  useEffect(() => {
    const before = said.current;
    said.current = new Set(asked.map(({ id }) => id));
    for (const toast of asked) if (!before.has(toast.id)) add(shownAs(toast));
    for (const id of before) if (!said.current.has(id)) close(id);
  }, [asked, add, close]);
  return shown.map((toast) => {
    const tone = toast.data?.tone ?? 'plain';
    return (
      <Toast.Root key={toast.id} toast={toast} data-toast="" className={styles.toast}>
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

function shownAs({ id, request }: AskedToast) {
  const { tone = 'plain', title, text, action, timeout } = request;
  const isUrgent = tone === 'needs' || tone === 'bad';
  return {
    id,
    title,
    description: text,
    timeout: timeout ?? (isUrgent ? 0 : action ? 10_000 : 6_000),
    priority: isUrgent ? ('high' as const) : ('low' as const),
    data: { tone },
    onRemove: () => forgetToast(id),
    ...(action && {
      actionProps: {
        children: action.label,
        onClick: () => {
          action.onAct();
          forgetToast(id);
        },
      },
    }),
  };
}

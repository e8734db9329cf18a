import { Toast } from '@base-ui/react/toast';
import type { ReactNode } from 'react';

export type ToastTone = 'good' | 'running' | 'needs' | 'bad' | 'plain';

export type ToastRequest = {
  readonly tone?: ToastTone;
  /** Bold, first: “T3 landed.” */
  readonly title: ReactNode;
  readonly text?: ReactNode;
  readonly action?: { readonly label: string; readonly onAct: () => void };
  /** Milliseconds; 0 keeps it until dismissed. Six seconds unless told, ten with an action, and until dismissed when something is asked. */
  readonly timeout?: number;
};

export const toasts = Toast.createToastManager<{ tone: ToastTone }>();

/** Says what happened elsewhere; what happened here belongs beside the act. Returns the way to take it back. */
export function showToast({ tone = 'plain', title, text, action, timeout }: ToastRequest): () => void {
  const id = toasts.add({
    title,
    description: text,
    timeout: timeout ?? (tone === 'needs' || tone === 'bad' ? 0 : action ? 10_000 : 6_000),
    priority: tone === 'needs' || tone === 'bad' ? 'high' : 'low',
    data: { tone },
    ...(action
      ? {
          actionProps: {
            children: action.label,
            onClick: () => {
              action.onAct();
              toasts.close(id);
            },
          },
        }
      : {}),
  });
  return () => toasts.close(id);
}

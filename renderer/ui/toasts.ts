import type { ReactNode } from 'react';
import { createStore } from 'zustand';

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

export type AskedToast = { readonly id: string; readonly request: ToastRequest };

/** What was asked to be said and is not dismissed yet, oldest first. The Toaster shows it, once it is loaded. */
export const toastStore = createStore<{ readonly asked: readonly AskedToast[] }>(() => ({ asked: [] }));

let lastId = 0;

/** Says what happened elsewhere; what happened here belongs beside the act. Returns the way to take it back. */
export function showToast(request: ToastRequest): () => void {
  const id = `toast-${++lastId}`;
  toastStore.setState(({ asked }) => ({ asked: [...asked, { id, request }] }));
  return () => forgetToast(id);
}

export function forgetToast(id: string): void {
  toastStore.setState(({ asked }) => ({ asked: asked.filter((toast) => toast.id !== id) }));
}

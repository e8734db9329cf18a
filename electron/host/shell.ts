import type { Result } from '#shared/contract/result.ts';

/** Why a page could not be printed; the reason is a phrase. */
export type PrintFailure =
  | { readonly code: 'noPrinter' }
  | { readonly code: 'printFailed'; readonly reason: string };

/** A short message outside the window, for what happened while the person was elsewhere. */
export interface Notice {
  readonly title: string;
  readonly body: string;
  /** A path inside the app (`/run/…`) that a click on the message opens. */
  readonly route?: string;
}

/**
 * What only a shell can do. The Electron main process answers over a port, the browser shell in the
 * same process. Every method may be asked at any time; none of them throws for what a person decided.
 */
export interface Shell {
  readonly kind: 'electron' | 'browser';
  /** The folder a person chose, absolute; null when they cancelled or the shell has no dialog of its own. */
  chooseFolder(): Promise<string | null>;
  /** False when secrets live only as long as this process (the browser shell, or no keychain). */
  keepsSecretsForGood(): Promise<boolean>;
  /** Keeps a secret under a name; null forgets it. */
  keepSecret(name: string, value: string | null): Promise<void>;
  readSecret(name: string): Promise<string | null>;
  notify(notice: Notice): Promise<void>;
  /** How many attempts agents work on now; ending the app asks first while there are any. */
  noteWork(count: number): Promise<void>;
  /** Opens an http, https or mailto address in the person's browser. False when it was refused. */
  openLink(url: string): Promise<boolean>;
  /** Shows a file or folder in the file manager. False when this shell cannot. */
  revealPath(path: string): Promise<boolean>;
  /** One HTML page, which needs no other file, as PDF. */
  printPage(html: string): Promise<Result<Uint8Array, PrintFailure>>;
}

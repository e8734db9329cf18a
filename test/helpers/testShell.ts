import { fail } from '#shared/contract/result.ts';
import type { Shell } from '#electron/host/shell.ts';

/** A shell that can do nothing, as the browser shell nearly is. */
export const testShell: Shell = {
  kind: 'browser',
  chooseFolder: async () => null,
  keepsSecretsForGood: async () => false,
  keepSecret: async () => undefined,
  readSecret: async () => null,
  notify: async () => undefined,
  noteWork: async () => undefined,
  openLink: async () => false,
  revealPath: async () => false,
  printPage: async () => fail({ code: 'noPrinter' }),
};

import { z } from 'zod';

export const handoverErrorSchema = z.discriminatedUnion('code', [
  z.object({ code: z.literal('unknownProject') }),
  z.object({ code: z.literal('unknownSpec'), specId: z.string() }),
  /** The spec itself cannot be read; a plain sentence. */
  z.object({ code: z.literal('unreadable'), reason: z.string() }),
  /** Nothing was written. */
  z.object({ code: z.literal('wouldOverwrite'), path: z.string() }),
  z.object({ code: z.literal('notWritable'), path: z.string(), reason: z.string() }),
  z.object({ code: z.literal('diskFull'), path: z.string() }),
  /** No browser that could print. */
  z.object({ code: z.literal('noPrinter') }),
  z.object({ code: z.literal('printFailed'), reason: z.string() }),
]);
export type HandoverError = z.infer<typeof handoverErrorSchema>;

/** What happened, what is safe, and what to do next. */
export function describeHandoverError(error: HandoverError): string {
  switch (error.code) {
    case 'unknownProject':
      return 'This repository is no longer open. Open it again.';
    case 'unknownSpec':
      return `There is no spec ${error.specId}. It may have been removed or renamed.`;
    case 'unreadable':
      return error.reason;
    case 'wouldOverwrite':
      return `${error.path} is there already and holds something else, so nothing was written.`;
    case 'notWritable':
      return `${error.path} cannot be written: ${error.reason}. Choose another folder.`;
    case 'diskFull':
      return `The disk is full, so ${error.path} could not be written. Make room, then try again.`;
    case 'noPrinter':
      return 'A PDF needs Chrome, Chromium or Edge on this machine, and none was found. Save the page instead: it prints the same from any browser.';
    case 'printFailed':
      return `The PDF could not be made: ${error.reason}. Save the page instead: it prints the same from any browser.`;
  }
}

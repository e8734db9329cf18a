import { z } from 'zod';

export const foreignErrorSchema = z.discriminatedUnion('code', [
  z.object({ code: z.literal('unknownProject') }),
  z.object({ code: z.literal('unknownSpec'), specId: z.string() }),
  z.object({ code: z.literal('nothingFound'), path: z.string() }),
  z.object({ code: z.literal('alreadyImported'), path: z.string(), specId: z.string() }),
  /** Nothing was written. */
  z.object({ code: z.literal('wouldOverwrite'), path: z.string() }),
  /** The file would be one of the spec's own. Nothing was written. */
  z.object({ code: z.literal('ownFolder'), path: z.string() }),
  /** The copies that export starts from are not what was imported. */
  z.object({ code: z.literal('damagedOrigin'), path: z.string() }),
  z.object({ code: z.literal('notWritable'), path: z.string(), reason: z.string() }),
  z.object({ code: z.literal('diskFull'), path: z.string() }),
  z.object({ code: z.literal('failed'), reason: z.string() }),
]);
export type ForeignError = z.infer<typeof foreignErrorSchema>;

export function describeForeignError(error: ForeignError): string {
  switch (error.code) {
    case 'unknownProject':
      return 'This repository is no longer open. Open it again.';
    case 'unknownSpec':
      return `There is no spec ${error.specId}. Choose another.`;
    case 'nothingFound':
      return `There is no spec of spec-kit, OpenSpec or Kiro in ${error.path}. Name a repository, or a folder that holds specs/, openspec/ or .kiro/.`;
    case 'alreadyImported':
      return `${error.path} was brought in already, as ${error.specId}. Remove that spec first to bring it in anew.`;
    case 'wouldOverwrite':
      return `${error.path} is there already and holds something else, so nothing was written. Choose another folder, or say that it may be replaced.`;
    case 'ownFolder':
      return `${error.path} belongs to the spec itself, so nothing was written over it. Name another folder to export to.`;
    case 'damagedOrigin':
      return `${error.path} is not what was imported, so the original files cannot be written again. Restore it from git, then try again.`;
    case 'notWritable':
      return `${error.path} cannot be written: ${error.reason}. Nothing was changed.`;
    case 'diskFull':
      return `The disk is full, so ${error.path} could not be written. Make room, then try again.`;
    case 'failed':
      return error.reason;
  }
}

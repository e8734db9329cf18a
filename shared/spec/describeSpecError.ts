import type { SpecError } from './contract.ts';

/** What happened, what is safe, and what to do next. */
export function describeSpecError(error: SpecError): string {
  switch (error.code) {
    case 'unknownProject':
      return 'This project is not open any more. Open it again from the start page.';
    case 'unknownSpec':
      return `There is no spec ${error.specId} in this project. It may have been removed or renamed.`;
    case 'changedOutside':
      return 'Another program changed the spec. Nothing was overwritten; look at both versions and choose.';
    case 'gone':
      return `${error.path} is no longer there. Your words are still on this page; copy them before you leave it.`;
    case 'notWritable':
      return `${error.path} could not be written (${error.reason}). Your words are still on this page. Check who may write to that folder, then try again.`;
    case 'diskFull':
      return `The disk is full, so ${error.path} was not written and still holds its last saved words. Free some space, then try again.`;
    case 'tooLarge':
      return `${error.path} is ${Math.ceil(error.bytes / 1_000_000)} MB; Overture opens specs up to 5 MB. Split it, or move long attachments into files of their own.`;
    case 'notText':
      return error.line === undefined
        ? `${error.path} does not hold plain text. If it was written in UTF-16, save it as UTF-8 in the program that wrote it, then open it again.`
        : `${error.path} does not hold plain text in UTF-8: line ${error.line} is in another encoding. Save it as UTF-8 in the program that wrote it, then open it again. Nothing was changed.`;
    case 'unknownProposal':
      return 'This proposal was already decided, perhaps on another page.';
    case 'proposalOutdated':
      return error.reason;
    case 'otherProposal':
      return 'A proposal can get other words, but not none, and not another place. Reject it instead, and write in the text what you want.';
    case 'unknownThread':
      return 'This comment is not in the repository any more; perhaps its file was taken back. Your words are still on this page.';
    case 'emptyRequest':
      return 'The request is empty. Paste or type what was asked for, even if it is one vague sentence.';
    case 'failed':
      return error.reason;
  }
}

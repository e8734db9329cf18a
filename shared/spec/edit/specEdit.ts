import type { Result } from '#shared/contract/result.ts';
import type { TextEdit } from '../textEdit.ts';

/** Why an edit cannot be made; `describeSpecEditError` gives the words. */
export type SpecEditError =
  | { readonly code: 'unknownPart'; readonly key: string }
  | { readonly code: 'emptyText' }
  /** The request is kept word for word. */
  | { readonly code: 'requestIsFixed' }
  | { readonly code: 'frontMatterDamaged' }
  /** The words of a proposal are not there any more, or more than once. */
  | { readonly code: 'wordsGone'; readonly target: string; readonly before: string }
  | { readonly code: 'wordsRepeated'; readonly target: string; readonly before: string }
  /** The words would be read as something else, such as a heading. */
  | { readonly code: 'wouldNotShow' };

export type SpecEdits = Result<readonly TextEdit[], SpecEditError>;

/** `id` is what the new part is called; null in lists without ids. `key` finds it in the parsed new text. */
export type SpecAddition = Result<
  { readonly edits: readonly TextEdit[]; readonly id: string | null },
  SpecEditError
>;

export function describeSpecEditError(error: SpecEditError): string {
  switch (error.code) {
    case 'unknownPart':
      return `${error.key} is no longer in the spec. Nothing was changed.`;
    case 'emptyText':
      return 'There are no words to write. Type some, or remove the line.';
    case 'requestIsFixed':
      return 'The request is kept word for word. Write what you learned since under Why.';
    case 'frontMatterDamaged':
      return 'The block between --- and --- at the top of the file is damaged. Mend it in the Markdown view first.';
    case 'wordsGone':
      return `“${error.before}” is no longer in ${error.target}, so this proposal has nothing to change. Reject it, or put the words back.`;
    case 'wordsRepeated':
      return `“${error.before}” is in ${error.target} more than once, so it is not clear which one to change. Change it by hand.`;
    case 'wouldNotShow':
      return 'At that place Markdown would read these words as something else, such as a heading or code. Change it in the Markdown view.';
  }
}

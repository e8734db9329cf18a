import { fail, ok, type Result } from '#shared/contract/result.ts';

export type SplitError = { readonly code: 'empty' } | { readonly code: 'openQuote'; readonly quote: string };

/** A quoted part, a backslash with what it protects, a space, or any other character. */
const PART = /"((?:[^"\\]|\\.)*)"|'([^']*)'|\\(["'\\ ])|(\s+)|([^])/g;

/**
 * Splits one line as typed into a program and its arguments, by spaces and quotes and nothing else:
 * no variables, no globs, no pipes, because no shell is involved. Single quotes keep everything as it is;
 * inside double quotes a backslash protects `"` and `\`. A Windows path keeps its backslashes.
 */
export function splitCommand(line: string): Result<readonly [string, ...string[]], SplitError> {
  const words: string[] = [];
  let word: string | null = null;
  for (const [whole, double, single, escaped, space] of line.matchAll(PART)) {
    if (space !== undefined) {
      if (word !== null) words.push(word);
      word = null;
      continue;
    }
    const isOpen = double === undefined && single === undefined && (whole === '"' || whole === "'");
    if (isOpen) return fail({ code: 'openQuote', quote: whole });
    word = (word ?? '') + (double?.replace(/\\(["\\])/g, '$1') ?? single ?? escaped ?? whole);
  }
  if (word !== null) words.push(word);
  const [program, ...rest] = words;
  return program === undefined || program === '' ? fail({ code: 'empty' }) : ok([program, ...rest]);
}

export function describeSplitError(error: SplitError): string {
  switch (error.code) {
    case 'empty':
      return 'The command is empty. Write the program and its arguments.';
    case 'openQuote':
      return `A quote ${error.quote} in the command is never closed. Close it, or take it away.`;
  }
}

import { fail, ok, type Result } from '#shared/contract/result.ts';

/**
 * Replaces `before` by `after` where it stands exactly once; the failure tells a model how to do better. Models write
 * plain line ends, so a file with carriage returns is matched and changed in its own.
 */
export function replaceOnce(text: string, before: string, after: string): Result<string, string> {
  const isCrlf = text.includes('\r\n') && !before.includes('\r');
  const own = (words: string) => (isCrlf ? words.replaceAll('\n', '\r\n') : words);
  const wanted = own(before);
  const found = text.indexOf(wanted);
  if (found < 0)
    return fail('The old text is not in the file. Read it again and copy it exactly, without line numbers.');
  if (text.includes(wanted, found + 1))
    return fail('The old text stands in the file more than once. Take more lines around the change.');
  if (before === after) return fail('The new text is the same as the old.');
  return ok(text.slice(0, found) + own(after) + text.slice(found + wanted.length));
}

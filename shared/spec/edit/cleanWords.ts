/** Words for one line: no line ends, no doubled spaces, none around. */
export function cleanLine(words: string): string {
  return words.replace(/\s+/g, ' ').trim();
}

/** Words for a list item without an id, which must not open another list, a heading, a quote or code. */
export function cleanItem(words: string): string {
  let line = cleanLine(words);
  for (let before = ''; before !== line; ) {
    before = line;
    line = line.replace(/^(?:[-*+]|\d{1,9}[.)]|#{1,6}|>+|`{3,}|~{3,})(?:\s+|$)|^(?:`{3,}|~{3,}|>+)/, '');
  }
  return line;
}

/** Words for a heading; closing number signs would be read as decoration. */
export function cleanHeading(words: string): string {
  return cleanLine(words)
    .replace(/(?:^|\s)#+$/, '')
    .trim();
}

/**
 * Markdown for a paragraph, with LF line ends: lists and quotes may stay,
 * while what would open a section or swallow the rest of the file is escaped.
 */
export function cleanParagraph(words: string): string {
  return words
    .replace(/\r\n?/g, '\n')
    .split('\n')
    .map((line) =>
      line
        .trimEnd()
        .replace(
          /^( {0,3})(?=#{1,6}(?:\s|$)|`{3}|~{3}|<[!?]|<(?:script|pre|style|textarea)\b|=+$|-+$)/i,
          '$1\\',
        ),
    )
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

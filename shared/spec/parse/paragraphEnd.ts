import { bulletOf, fenceOf, headingOf, htmlEnd, isBlank, isQuote, isRule, lineText } from './lineShape.ts';
import type { Line } from './splitLines.ts';

/** True for a line that cannot go on the paragraph above it. */
export function endsParagraph(text: string, line: Line): boolean {
  if (isBlank(text, line)) return true;
  const source = lineText(text, line);
  if (!/^ {0,3}[#>`~<*_+\d-]/.test(source)) return false;
  return (
    headingOf(source, 0) !== null ||
    fenceOf(source) !== null ||
    isQuote(source) ||
    isRule(source) ||
    htmlEnd(source) !== null ||
    startsList(source)
  );
}

/** Only a list that begins with 1 may interrupt a paragraph, so that “1998. A year.” in a wrapped line stays words. */
function startsList(source: string): boolean {
  const bullet = bulletOf(source);
  return (
    bullet !== null &&
    bullet.indent < 4 &&
    bullet.content < source.length &&
    !/^ {0,3}(?!1[.)])\d/.test(source)
  );
}

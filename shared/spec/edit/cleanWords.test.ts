import { expect, test } from 'vitest';
import { cleanParagraph } from './cleanWords.ts';

test.each(['<?', '<!--', '<!DOCTYPE', '<![CDATA[', '<Script>', '<pre', '```'])(
  'a paragraph that begins with %s cannot swallow the rest of the file',
  (opening) => {
    expect(cleanParagraph(opening)).toBe(`\\${opening}`);
  },
);

import { extname } from 'node:path';
import type { BriefError } from '#shared/brief/contract.ts';
import { LARGEST_BRIEF } from '#shared/brief/contract.ts';
import { fail, ok, type Result } from '#shared/contract/result.ts';
import { readDocx } from './readDocx.ts';
import { readPdf } from './readPdf.ts';

const TEXT = /^\.(?:md|markdown|txt|text|eml|csv|html?|rst|adoc|log|)$/i;

/** The words of a document that somebody was sent. The name's ending says what it is, and its first bytes have to agree. */
export async function readBrief(name: string, bytes: Buffer): Promise<Result<string, BriefError>> {
  if (bytes.length > LARGEST_BRIEF) return fail({ code: 'tooLarge', name });
  const text = await wordsOf(extname(name).toLowerCase(), bytes).catch(() => null);
  if (text === undefined) return fail({ code: 'unknownKind', name });
  if (text === null) return fail({ code: 'damaged', name });
  const tidy = text
    .replace(/\r\n?/g, '\n')
    .replace(/[ \t]+$/gm, '')
    .trim();
  return tidy === '' ? fail({ code: 'noText', name }) : ok(tidy);
}

/** Undefined for a kind nobody reads here, null for a file that is not what it says. */
async function wordsOf(ending: string, bytes: Buffer): Promise<string | null | undefined> {
  if (ending === '.docx') return readDocx(bytes);
  if (ending === '.pdf') return bytes.subarray(0, 1024).includes('%PDF-') ? readPdf(bytes) : null;
  if (!TEXT.test(ending)) return undefined;
  return bytes.includes(0) ? null : new TextDecoder('utf-8', { fatal: true }).decode(bytes);
}

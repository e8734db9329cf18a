import { readFile } from 'node:fs/promises';

/** One or more pronouns of a sentence, and whether people disagreed on what they mean. */
export type PronounCase = {
  readonly id: string;
  readonly text: string;
  readonly places: readonly { readonly start: number; readonly end: number }[];
  readonly ambiguous: boolean;
};

/** A file of the ReqEval shared task. Tab separated, no quoting; lines may have too few or too many fields. */
export async function readReqEval(file: string): Promise<readonly PronounCase[]> {
  const lines = (await readFile(file, 'utf8')).trimEnd().split(/\r?\n/).slice(1);
  return lines.map((line) => {
    const [id = '', sentence = '', label = ''] = line.split('\t');
    const places: { start: number; end: number }[] = [];
    let text = '';
    sentence.split(/<\/?referential>/).forEach((piece, index) => {
      if (index % 2 === 1) places.push({ start: text.length, end: text.length + piece.length });
      text += piece;
    });
    return { id, text, places, ambiguous: label === 'NOCUOUS' };
  });
}

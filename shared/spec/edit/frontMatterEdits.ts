import { fail, ok } from '#shared/contract/result.ts';
import type { SpecDocument } from '../specDocument.ts';
import { insertLines, nextLineStart } from './insertLines.ts';
import type { SpecEdits } from './specEdit.ts';

/** Sets one field of the front matter; without front matter, writes one at the top of the file. */
export function setFrontMatterField(doc: SpecDocument, key: string, value: string): SpecEdits {
  const written = yamlScalar(value);
  const { frontMatter } = doc;
  if (!frontMatter) {
    if (/^\uFEFF?---[ \t]*(?:\r|\n|$)/.test(doc.text)) return fail({ code: 'frontMatterDamaged' });
    const top = doc.text.startsWith('\uFEFF') ? 1 : 0;
    const lines = ['---', 'overture: 1', `${key}: ${written}`, '---'];
    return ok([insertLines(doc, top, lines, { before: false, after: true })]);
  }
  const field = frontMatter.fields.find((entry) => entry.key === key);
  if (!field) {
    const last = frontMatter.fields.at(-1);
    const place = last
      ? nextLineStart(doc.text, last.valueRange.end)
      : nextLineStart(doc.text, frontMatter.range.start);
    return ok([insertLines(doc, place, [`${key}: ${written}`], { before: false, after: false })]);
  }
  if (field.value === value) return ok([]);
  const { start, end } = field.valueRange;
  return ok([{ start, end, text: (doc.text.charAt(start - 1) === ':' ? ' ' : '') + written }]);
}

/** Plain where YAML reads it back as the same text, else in double quotes. */
export function yamlScalar(value: string): string {
  const isPlain = /^[\p{L}\p{N}](?:[^\n\r:#]|:(?=\S)|(?<=\S)#)*$/u.test(value) && !/[\s:]$/.test(value);
  const isTyped = /^(?:true|false|null|yes|no|on|off|[\d.+-][\d_.eExobT:+-]*)$/i.test(value);
  return isPlain && !isTyped ? value : JSON.stringify(value);
}

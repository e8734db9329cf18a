import { yamlScalar } from './edit/frontMatterEdits.ts';

const SMALL_WORDS = new Set(
  'a an the and or of to in on for with by from into our their its it is are be been being was were that this these those so can could should would will we i you they them who which what how when need needs want wants have has had better please do does not no'.split(
    ' ',
  ),
);

/** The part of a folder name behind the number: at most five telling words, lower case, without accents. */
export function specSlug(title: string): string {
  const words = title
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .normalize('NFC')
    .toLowerCase()
    .replace(/['’]/g, '')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
  const telling = words.filter((word) => !SMALL_WORDS.has(word));
  const chosen = (telling.length > 0 ? telling : words).slice(0, 5).map((word) => word.slice(0, 24));
  while (chosen.length > 1 && chosen.join('-').length > 48) chosen.pop();
  return chosen.join('-') || 'spec';
}

/** A new spec.md: front matter, title, and the request word for word as a quote. `date` is YYYY-MM-DD. */
export function newSpecText(spec: {
  readonly id: string;
  readonly title: string;
  readonly request: string;
  /** Where the request came from, in words; may be empty. */
  readonly source: string;
  readonly date: string;
  /** Markdown that follows the request. */
  readonly body?: string;
}): string {
  const words = spec.request
    .replace(/^\uFEFF/, '')
    .replace(/\r\n?/g, '\n')
    .replace(/^\n+|\s+$/g, '');
  const attribution = [spec.source.replace(/\s+/g, ' ').trim(), spec.date]
    .filter((part) => part !== '')
    .join(', ');
  const quote = [...words.split('\n'), `— ${attribution}`];
  return [
    '---',
    'overture: 1',
    `id: ${yamlScalar(spec.id)}`,
    `title: ${yamlScalar(spec.title)}`,
    'status: draft',
    '---',
    '',
    `# ${spec.title}`,
    '',
    ...quote.map((line) => (line.trim() === '' ? '>' : `> ${line}`)),
    '',
    ...(spec.body ? [spec.body.trim(), ''] : []),
  ].join('\n');
}

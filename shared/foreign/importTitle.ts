import type { Draft } from './foreignDraft.ts';
import type { ForeignUnit } from './foreignUnit.ts';
import { headingMeaning } from './headingMeaning.ts';
import { specFiles } from './specFiles.ts';
import { readWords } from './sourceWords.ts';

/** The document's own title, or one made of the folder's name: `custom-period` becomes “Custom period”. */
export function importTitle(draft: Draft, texts: ReadonlyMap<string, string>, unit: ForeignUnit): string {
  const own = draft.title ? readWords(texts.get(draft.title.file) ?? '', draft.title.words) : '';
  if (own.trim() !== '' && !/^\[.*\]$|#\s*$/.test(own)) return own;
  return titleFromName(unit);
}

/** The title by a look at the first heading alone, for a list of many. */
export function unitTitle(unit: ForeignUnit): string {
  for (const { text } of specFiles(unit)) {
    const heading = /^# +(.+?)[ \t]*\r?$/m.exec(text?.slice(0, 4000) ?? '')?.[1];
    const meaning = heading === undefined ? null : headingMeaning(heading, 1, null);
    if (heading && meaning?.kind === 'title' && meaning.words.end > 0)
      return heading.slice(meaning.words.start, meaning.words.end);
  }
  return titleFromName(unit);
}

function titleFromName(unit: ForeignUnit): string {
  const name = unit.name.split('/').at(-1) ?? unit.name;
  const words = name
    .replace(/^(?:\d{4}-\d{2}-\d{2}|\d{8}-\d{6}|\d{1,4})[-_]/, '')
    .replace(/[-_]+/g, ' ')
    .trim();
  return words === '' ? name : words.charAt(0).toUpperCase() + words.slice(1);
}

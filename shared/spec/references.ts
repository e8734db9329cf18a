import type { SpecDocument } from './specDocument.ts';
import type { TextRange } from './textEdit.ts';

/** An id named in running words, such as `AC-1.2`; offsets count in the text that was read. */
export type IdReference = TextRange & { readonly id: string };

const ID = /`[^`\n]*`|(?<![\w.-])(?:AC-\d{1,6}\.\d{1,6}|[RCBNADQ]\d{1,6})(?![\w-]|\.\d)/g;

/** Every id that `text` names outside of code, in order; whether the spec has it is for the caller to ask. */
export function idReferences(text: string): readonly IdReference[] {
  return [...text.matchAll(ID)]
    .filter(([id]) => !id.startsWith('`'))
    .map((match) => ({ id: match[0], start: match.index, end: match.index + match[0].length }));
}

/** A place in the code, named as `src/roles.ts:12` or `src/roles.ts#isAdmin`. The range leaves the backticks out. */
export type CodePlace = TextRange & {
  readonly path: string;
  readonly line: number | null;
  readonly symbol: string | null;
};

const CODE = /(?<!`)`(?<words>[^`\n]+)`(?!`)/g;
const PLACE =
  /^(?<path>[^\s:#?*<>|"\\]+\.[A-Za-z]\w*)(?::(?<line>\d{1,7})(?:[-:]\d+)?|#(?<symbol>[\w$.-]+))?$/;

/** The files that `text` names in inline code: with a folder, a line or a symbol, for `user.name` is no file. */
export function codePlaces(text: string): readonly CodePlace[] {
  return [...text.matchAll(CODE)].flatMap((match): CodePlace[] => {
    const words = match.groups?.['words'] ?? '';
    const place = readCodePlace(words);
    const start = match.index + 1;
    return place ? [{ ...place, start, end: start + words.length }] : [];
  });
}

/** Reads the words between the backticks; null when they name no file. */
export function readCodePlace(words: string): Omit<CodePlace, 'start' | 'end'> | null {
  const { path, line, symbol } = PLACE.exec(words.trim())?.groups ?? {};
  if (path === undefined || /^[a-z][\w+.-]*:\/\//i.test(path)) return null;
  if (!path.includes('/') && line === undefined && symbol === undefined) return null;
  return { path, line: line === undefined ? null : Number(line), symbol: symbol ?? null };
}

/** Which parts name an id, by that id: “used by”. Parts are told by id, or by key where they have none. */
export function usesOfIds(doc: SpecDocument): ReadonlyMap<string, readonly string[]> {
  const uses = new Map<string, string[]>();
  for (const { name, words } of namedTexts(doc)) {
    for (const { id } of idReferences(words)) {
      if (id === name) continue;
      const users = uses.get(id);
      if (!users) uses.set(id, [name]);
      else if (!users.includes(name)) users.push(name);
    }
  }
  return uses;
}

function* namedTexts(doc: SpecDocument): Generator<{ readonly name: string; readonly words: string }> {
  for (const { items, requirements } of doc.sections) {
    for (const item of items) {
      // A decision of another spec is not one of this spec's ids.
      const isOwn = 'from' in item && typeof item.from === 'string' && !item.from.includes(' ');
      const from = isOwn ? ` ${String(item.from)}` : '';
      if (item.id) yield { name: item.id, words: item.text + from };
    }
    for (const requirement of requirements) {
      const own = [requirement.title, ...requirement.prose.map(({ text }) => text)];
      yield { name: requirement.id, words: own.join('\n') };
      for (const { id, text } of requirement.criteria) yield { name: id, words: text };
    }
  }
}

/** The key of the part that each id names, the first where an id is used twice. */
export function keysOfIds(doc: SpecDocument): ReadonlyMap<string, string> {
  const keys = new Map<string, string>();
  const note = (id: string | null, key: string) => {
    if (id !== null && !keys.has(id)) keys.set(id, key);
  };
  for (const { items, requirements } of doc.sections) {
    for (const item of items) note(item.id, item.key);
    for (const requirement of requirements) {
      note(requirement.id, requirement.key);
      for (const criterion of requirement.criteria) note(criterion.id, criterion.key);
    }
  }
  return keys;
}

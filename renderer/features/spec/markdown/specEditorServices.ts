import type { EditorFix, EditorServices } from '#renderer/editor/editorServices.ts';
import { findPart } from '#shared/spec/edit/findPart.ts';
import type { SpecFix } from '#shared/spec/fix/specFix.ts';
import { codePlaces, idReferences, keysOfIds, usesOfIds } from '#shared/spec/references.ts';
import type { SpecDocument } from '#shared/spec/specDocument.ts';
import { lineOfSymbol, type OpenAt } from '../openAt.ts';
import { completeLine } from './completeLine.ts';
import type { Diagnostic } from './diagnostics.ts';
import { linePlaces } from './linePlaces.ts';

export type SpecEditorNeeds = {
  readonly document: () => SpecDocument;
  /** Of the text they speak about, which may be a moment older than the document. */
  readonly diagnostics: () => { readonly text: string; readonly found: readonly Diagnostic[] };
  readonly usedIds: () => readonly string[];
  /** Paths of the repository, read when first asked for. */
  readonly files: () => Promise<readonly string[]>;
  /** A file's text; undefined when it cannot be shown. */
  readonly readFile: (path: string) => Promise<string | undefined>;
  readonly onOpenFile: (place: OpenAt) => void;
};

/** What the Markdown editor knows about a spec: how to mend it, what could stand there, and where words lead. */
export function createSpecEditorServices(needs: SpecEditorNeeds): EditorServices {
  return {
    fixes(range) {
      const { text, found } = needs.diagnostics();
      // A remark on words that have changed meanwhile would mend something else.
      if (text !== needs.document().text) return [];
      const places = linePlaces(text);
      return found
        .filter((each) => {
          const [start, end] = [places.at(each.range.start), places.at(each.range.end)];
          return (
            start.line === range.startLine &&
            start.column === range.startColumn &&
            end.line === range.endLine &&
            end.column === range.endColumn
          );
        })
        .flatMap((each) => [
          ...each.fixes().map((fix) => editorFix(fix, places.at)),
          ...(each.keep ? [{ title: 'Keep these words', edits: [], act: each.keep }] : []),
        ]);
    },
    complete: (before, after, line) =>
      completeLine(needs.document(), needs.usedIds(), needs.files, { before, after, line }),
    async define(text, column) {
      const document = needs.document();
      const id = idReferences(text).find((each) => holds(each, column));
      const key = id && keysOfIds(document).get(id.id);
      const line = key === undefined ? undefined : findPart(document, key)?.part.line;
      if (id && line !== undefined) return { ...columns(id), target: { kind: 'line', line } };
      const place = codePlaces(text).find((each) => holds(each, column));
      const file = place && (await needs.readFile(place.path));
      if (!place || file === undefined) return null;
      const at = place.line ?? (place.symbol === null ? 1 : (lineOfSymbol(file, place.symbol) ?? 1));
      return { ...columns(place), target: { kind: 'file', path: place.path, line: at, text: file } };
    },
    hover(text, column) {
      const id = idReferences(text).find((each) => holds(each, column));
      const document = needs.document();
      const key = id && keysOfIds(document).get(id.id);
      const part = key === undefined ? undefined : findPart(document, key)?.part;
      if (!id || !part) return null;
      const users = usesOfIds(document).get(id.id) ?? [];
      const used = users.length === 0 ? '' : `\n\nused by ${users.join(', ')}`;
      return { ...columns(id), markdown: `**${id.id}** ${part.text}${used}` };
    },
    open: (path, line) => needs.onOpenFile({ path, line, note: '' }),
  };
}

function editorFix(fix: SpecFix, at: ReturnType<typeof linePlaces>['at']): EditorFix {
  const edits = fix.edits.map(({ start, end, text }) => {
    const [from, to] = [at(start), at(end)];
    return {
      startLine: from.line,
      startColumn: from.column,
      endLine: to.line,
      endColumn: to.column,
      insert: text.replaceAll(/\r\n?/g, '\n'),
    };
  });
  return { title: fix.title, edits };
}

function holds(range: { readonly start: number; readonly end: number }, column: number): boolean {
  return range.start <= column - 1 && column - 1 <= range.end;
}

function columns(range: { readonly start: number; readonly end: number }) {
  return { from: range.start + 1, to: range.end + 1 };
}

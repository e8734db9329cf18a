import type { EditorCompletion, EditorCompletions } from '#renderer/editor/editorServices.ts';
import { specStatusSchema } from '#shared/project/project.ts';
import { nextCriterionId } from '#shared/spec/edit/ids.ts';
import { keysOfIds } from '#shared/spec/references.ts';
import { findPart } from '#shared/spec/edit/findPart.ts';
import type { SpecDocument } from '#shared/spec/specDocument.ts';

const MOST_PATHS = 200;
const KEYWORDS = ['WHEN', 'WHILE', 'WHERE', 'IF', 'THEN', 'SHALL', 'SHALL NOT'];

/**
 * What could stand at the cursor: a path between backticks, the next criterion's id in a new list line, a status, what
 * shows a criterion, an id or a keyword. `before` and `after` are the halves of the line; `line` counts from 1.
 */
export async function completeLine(
  document: SpecDocument,
  usedIds: readonly string[],
  files: () => Promise<readonly string[]>,
  { before, after, line }: { readonly before: string; readonly after: string; readonly line: number },
): Promise<EditorCompletions | null> {
  const path = /(?<!`)`([^`\s]*)$/.exec(before)?.[1];
  if (path !== undefined && (before.match(/`/g)?.length ?? 0) % 2 === 1) {
    return pathsLike(path, await files(), before.length - path.length + 1, after.startsWith('`'));
  }
  return (
    statusAt(before, document, line) ??
    shownByAt(before) ??
    newCriterionAt(before, document, usedIds, line) ??
    wordAt(before, document)
  );
}

function pathsLike(
  typed: string,
  files: readonly string[],
  from: number,
  isClosed: boolean,
): EditorCompletions {
  const wanted = typed.toLowerCase();
  const found = files.filter((path) => path.toLowerCase().includes(wanted));
  const ranked = found
    .map((path) => ({ path, at: path.toLowerCase().indexOf(wanted) }))
    .toSorted((a, b) => a.at - b.at || a.path.length - b.path.length)
    .slice(0, MOST_PATHS);
  const items = ranked.map(
    ({ path }): EditorCompletion => ({ kind: 'path', label: path, insert: isClosed ? path : `${path}\`` }),
  );
  return { from, items, isWhole: found.length <= MOST_PATHS };
}

function statusAt(before: string, document: SpecDocument, line: number): EditorCompletions | null {
  const written = /^status:[ \t]*([\w-]*)$/.exec(before);
  const { frontMatter } = document;
  const isThere = frontMatter?.fields.some((field) => field.key === 'status' && field.line === line);
  if (!written || !isThere) return null;
  return whole(
    before,
    written[1] ?? '',
    specStatusSchema.options.map((status) => ({ kind: 'value', label: status, insert: status })),
  );
}

function shownByAt(before: string): EditorCompletions | null {
  const written = /^\s+[-*+][ \t]+shown by:[ \t]*([\w ]*)$/i.exec(before);
  if (!written) return null;
  const values = ['a person', 'a verifying agent'];
  return whole(
    before,
    written[1] ?? '',
    values.map((value) => ({ kind: 'value', label: value, insert: value })),
  );
}

/** In a fresh line of a requirement's list: the id that the next criterion would get. */
function newCriterionAt(
  before: string,
  document: SpecDocument,
  usedIds: readonly string[],
  line: number,
): EditorCompletions | null {
  const written = /^[ \t]*[-*+][ \t]+(\**(?:A|AC|AC-)?)$/.exec(before);
  const owner = document.requirements.findLast((requirement) => requirement.line < line);
  if (!written || !owner) return null;
  const id = nextCriterionId(document, usedIds, owner.id);
  const insert = `**${id}** `;
  return whole(before, written[1] ?? '', [
    { kind: 'id', label: id, insert, detail: `the next criterion of ${owner.id}` },
  ]);
}

function wordAt(before: string, document: SpecDocument): EditorCompletions | null {
  const written = /(?<![\w.-])(?:AC-?[\d.]*|[A-Z]{1,5}\d*)$/.exec(before)?.[0];
  if (written === undefined) return null;
  const ids = [...keysOfIds(document)].map(
    ([id, key]): EditorCompletion => ({
      kind: 'id',
      label: id,
      insert: id,
      detail: shortened(findPart(document, key)?.part.text ?? ''),
    }),
  );
  const keywords = KEYWORDS.map((word): EditorCompletion => ({ kind: 'keyword', label: word, insert: word }));
  const fitting = [...keywords, ...ids].filter(({ insert }) => insert.startsWith(written));
  return fitting.length === 0 ? null : whole(before, written, fitting);
}

function whole(before: string, written: string, items: readonly EditorCompletion[]): EditorCompletions {
  return { from: before.length - written.length + 1, items, isWhole: true };
}

function shortened(words: string): string {
  return words.length > 60 ? `${words.slice(0, 59)}…` : words;
}

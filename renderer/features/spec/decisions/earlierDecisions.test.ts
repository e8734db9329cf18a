import { expect, test } from 'vitest';
import { specIdSchema } from '#shared/project/project.ts';
import type { FoundDecision } from '#shared/spec/contract.ts';
import { addItem } from '#shared/spec/edit/addItem.ts';
import { parseSpec } from '#shared/spec/parseSpec.ts';
import { applyEdits } from '#shared/spec/textEdit.ts';
import { inheritedWords, refusalMark, suggestedDecisions } from './earlierDecisions.ts';

const decision = (id: string, ...shared: string[]): FoundDecision => ({
  specId: specIdSchema.parse('001-refusals'),
  specTitle: 'Refusals',
  id,
  text: `Decision ${id}.`,
  date: null,
  path: 'specs/001-refusals/spec.md',
  line: 5,
  shared,
});
const found = [decision('D1', 'refusals', '403'), decision('D2', 'log'), decision('D3', 'owner', 'list')];

test('suggests what shares more than one word, once it was neither taken over nor refused', () => {
  const empty = parseSpec('# New\n');
  const ids = (refused: ReadonlySet<string>, document = empty) =>
    suggestedDecisions(found, document, refused).map(({ id }) => id);
  expect(ids(new Set())).toEqual(['D1', 'D3']);
  expect(ids(new Set([refusalMark({ specId: specIdSchema.parse('001-refusals'), id: 'D3' })]))).toEqual([
    'D1',
  ]);
});

test('what is taken over names its origin in the text, and is not suggested again', () => {
  const text = '# New\n';
  const [first] = found;
  if (!first) throw new Error('nothing was found');
  const added = addItem(parseSpec(text), 'decisions', inheritedWords(first, Date.UTC(2026, 10, 23, 12)), {
    usedIds: [],
  });
  if (!added.ok) throw new Error(added.error.code);
  const document = parseSpec(applyEdits(text, added.value.edits));
  expect(document.decisions[0]).toMatchObject({
    id: 'D1',
    date: '2026-11-23',
    text: 'Decision D1.',
    from: '001-refusals D1',
  });
  expect(suggestedDecisions(found, document, new Set()).map(({ id }) => id)).toEqual(['D3']);
});

import { expect, test } from 'vitest';
import { parseSpec } from '#shared/spec/parseSpec.ts';
import type { Proposal, ProposalEdit } from '#shared/spec/proposal.ts';
import { proposalViews } from './proposalViews.ts';
import { wordingView } from './wordingView.ts';

const spec = parseSpec(`# Editors

## Why

Admins change everything.

## Requirements

### R1 Owners choose

- **AC-1.1** WHEN a, the system SHALL refuse within
  an hour.

### R2 Read only

## Constraints

- **C1** Small.
`);

const proposal = (id: string, edit: ProposalEdit): Proposal => ({
  id,
  edit,
  source: 'answer 7',
  questionId: null,
  citations: [],
  at: '2026-06-09T10:00:00.000Z',
});

const added = (requirement: string, text: string): ProposalEdit => ({
  kind: 'addCriterion',
  requirement,
  text,
  shownBy: null,
});

test('puts proposals in the order of the document, not of the answers', () => {
  const views = proposalViews(
    spec,
    [
      proposal('a', { kind: 'addItem', list: 'constraints', text: 'Fast.' }),
      proposal('b', added('R2', 'x')),
      proposal('c', { kind: 'replaceWords', target: 'AC-1.1', before: 'within an hour', after: 'at once' }),
      proposal('d', { kind: 'addParagraph', section: 'why', text: 'Two lost it.' }),
    ],
    [],
  );
  expect(views.inOrder.map(({ proposal: { id }, key }) => [id, key])).toEqual([
    ['d', 'proposal:d'],
    ['c', 'AC-1.1'],
    ['b', 'proposal:b'],
    ['a', 'proposal:a'],
  ]);
});

test('gives two proposed criteria of one requirement two ids', () => {
  const views = proposalViews(
    spec,
    [proposal('a', added('R1', 'x')), proposal('b', added('R1', 'y'))],
    ['AC-1.2'],
  );
  expect(views.criteria.get('R1')?.map(({ preview }) => preview.id)).toEqual(['AC-1.3', 'AC-1.4']);
});

test('keeps a proposal whose words are gone, with the reason', () => {
  const gone = proposal('a', { kind: 'replaceWords', target: 'AC-1.1', before: 'never there', after: 'x' });
  const views = proposalViews(spec, [gone], []);
  expect(views.homeless.map((each) => each.proposal.id)).toEqual(['a']);
  expect(views.inOrder.map(({ key }) => key)).toEqual(['proposal:a']);
});

test('shows proposed words as a deletion and an insertion among the keywords', () => {
  const views = proposalViews(
    spec,
    [proposal('a', { kind: 'replaceWords', target: 'AC-1.1', before: 'within an hour', after: 'at once' })],
    [],
  );
  const previews = (views.changes.get('AC-1.1') ?? []).map(({ preview }) => preview);
  expect(wordingView(spec.criteria[0]?.text ?? '', [], previews, true)).toEqual([
    { text: 'WHEN', marks: ['keyword'] },
    { text: ' a, the system ', marks: [] },
    { text: 'SHALL', marks: ['keyword'] },
    { text: ' refuse ', marks: [] },
    { text: 'within an hour', marks: ['deleted'] },
    { text: 'at once', marks: ['inserted'] },
    { text: '.', marks: [] },
  ]);
});

import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { applyProposal } from '#shared/spec/edit/applyProposal.ts';
import { parseSpec } from '#shared/spec/parseSpec.ts';
import { applyEdits } from '#shared/spec/textEdit.ts';
import { parseQuestionBank } from './bank.ts';
import type { Answer, Turn } from './interview.ts';
import { type CodeFact, nextQuestion } from './nextQuestion.ts';
import { proposalsFor } from './proposalsFor.ts';
import { topicsOf } from './readiness.ts';

const bank = parseQuestionBank(
  readFileSync(new URL('../../resources/questions.yaml', import.meta.url), 'utf8'),
);
const SPEC = `---
overture: 1
id: 001-editors
status: draft
---

# Who can edit workspace settings

> Customers need better control over who can edit workspace settings.

## Requirements

### R1 Owners can choose the editors

- **AC-1.1** WHEN an owner chooses an editor, the system SHALL let that person edit settings.

### R2 Owners can invite editors in bulk

- **AC-2.1** WHEN an owner pastes a list, the system SHALL invite everyone on it.
`;
const doc = parseSpec(SPEC);
const facts: readonly CodeFact[] = [
  {
    kind: 'rights',
    citation: { path: 'src/roles.ts', line: 12, note: 'export function isAdmin(role: string) {' },
  },
  {
    kind: 'subject',
    citation: { path: 'src/settings.ts', line: 4, note: 'export function changeSettings(role: string) {' },
  },
];
const context = { doc, turns: [], number: 3, date: '2026-11-23' };

/** The question of that id, reached by skipping what comes before. */
function question(id: string, known: readonly CodeFact[] = facts) {
  const turns: Turn[] = [];
  for (let number = 1; number < 30; number++) {
    const next = nextQuestion(bank, doc, turns, known);
    if (!next) break;
    if (next.id === id) return next;
    const answer: Answer = { kind: 'skipped' };
    turns.push({
      number,
      question: next,
      answer,
      proposalIds: [],
      unread: false,
      at: '2026-11-23T12:00:00Z',
    });
  }
  throw new Error(`${id} is not asked.`);
}

test('a question speaks in the repository’s own names and says what the code does today', () => {
  const people = question('people');
  expect(people.text).toBe(
    'Today isAdmin in src/roles.ts decides about rights. Who may choose the editors from now on?',
  );
  expect(people.why).toContain('every one of the admins gets through, see src/roles.ts:12.');
  expect(question('through').text).toBe(
    'src/settings.ts already deals with this, in changeSettings (line 4). Should the new work go through it?',
  );
});

test('without such lines the same question is asked in plain words', () => {
  expect(question('people', []).text).toBe('Who may choose the editors?');
});

test('an answer that contradicts the code names the line that does otherwise today', () => {
  const people = question('people');
  const code = (text: string) =>
    proposalsFor(bank, people, { kind: 'answered', text }, context).flatMap((edit) =>
      edit.kind === 'addItem' && edit.list === 'code' ? edit.text : [],
    );
  expect(code('Only owners')).toEqual(['`src/roles.ts:12`: lets admins do this today, which this changes']);
  expect(code('Owners and admins')).toEqual([]);
});

test('a guess is gone on with, and stands as an assumption with its risk', () => {
  const speed = question('speed');
  const answer: Answer = { kind: 'assumed', text: 'Within 5 seconds', risk: 'high' };
  const edits = proposalsFor(bank, speed, answer, context);
  expect(edits.map(({ kind }) => kind)).toEqual(['addCriterion', 'addItem']);
  const text = edits.reduce((now, edit) => {
    const applied = applyProposal(now, edit);
    return applied.ok ? applyEdits(now, applied.value.edits) : now;
  }, SPEC);
  expect(parseSpec(text).assumptions).toMatchObject([
    { risk: 'high', text: 'How soon after an owner chooses the editors must it show? Within 5 seconds.' },
  ]);
  const turn = { number: 1, question: speed, answer, proposalIds: [], unread: false, at: '' };
  expect(topicsOf(bank, doc, [turn], facts).find(({ id }) => id === 'performance')?.state).toBe('assumed');
});

test('what can wait is marked optional, so that the core is told apart', () => {
  const later = question('later');
  expect(later.suggestions.slice(0, 2)).toEqual([
    'Owners can invite editors in bulk',
    'Owners can choose the editors',
  ]);
  const [edit] = proposalsFor(
    bank,
    later,
    { kind: 'answered', text: 'Owners can invite editors in bulk' },
    context,
  );
  const applied = edit && applyProposal(SPEC, edit);
  const text = applied?.ok ? applyEdits(SPEC, applied.value.edits) : '';
  expect(text).toContain('### R2 (optional) Owners can invite editors in bulk');
  expect(parseSpec(text).requirements.map(({ optional }) => optional)).toEqual([false, true]);
  const other = proposalsFor(bank, later, { kind: 'answered', text: 'Groups as editors' }, context);
  expect(other).toEqual([{ kind: 'addItem', list: 'scopeOptional', text: 'Groups as editors' }]);
});

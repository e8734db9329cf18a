import { readFileSync } from 'node:fs';
import { array, assert, constantFrom, oneof, property, string } from 'fast-check';
import { expect, test } from 'vitest';
import { applyProposal } from '#shared/spec/edit/applyProposal.ts';
import { hintsFor } from '#shared/spec/lint/hintsFor.ts';
import { newSpecText } from '#shared/spec/newSpec.ts';
import { parseSpec } from '#shared/spec/parseSpec.ts';
import type { ProposalEdit } from '#shared/spec/proposal.ts';
import { applyEdits } from '#shared/spec/textEdit.ts';
import { parseQuestionBank } from './bank.ts';
import type { Answer, Question, Turn } from './interview.ts';
import { nextQuestion } from './nextQuestion.ts';
import { proposalsFor } from './proposalsFor.ts';
import { readiness, topicsOf } from './readiness.ts';
import { requestTitle } from './requestTitle.ts';

const bank = parseQuestionBank(
  readFileSync(new URL('../../resources/questions.yaml', import.meta.url), 'utf8'),
);
const facts = [
  {
    kind: 'subject',
    citation: { path: 'src/server/settings.ts', line: 3, note: 'export function canEdit()' },
  },
] as const;

/** Walks an interview to its end or `most` answers; accepts each proposal at once, or all at the end. */
function walk(
  request: string,
  answerTo: (question: Question, number: number) => Answer,
  accept: 'atOnce' | 'atTheEnd',
  most = 40,
) {
  const title = requestTitle(request);
  let text = newSpecText({ id: '001-walk', title, request, source: 'support', date: '2026-11-23' });
  const turns: Turn[] = [];
  const waiting: ProposalEdit[] = [];
  const take = (edits: readonly ProposalEdit[]) => {
    for (const edit of edits) {
      const result = applyProposal(text, edit);
      if (!result.ok) throw new Error(`${result.error.code}: ${JSON.stringify(edit)}`);
      text = applyEdits(text, result.value.edits);
    }
  };
  for (let number = 1; number <= most; number++) {
    const doc = parseSpec(text);
    const question = nextQuestion(bank, doc, turns, facts);
    if (!question) break;
    const answer = answerTo(question, number);
    const edits = proposalsFor(bank, question, answer, { doc, turns, number, date: '2026-11-23' });
    turns.push({ number, question, answer, proposalIds: [], unread: false, at: '2026-11-23T12:00:00.000Z' });
    if (accept === 'atOnce') take(edits);
    else waiting.push(...edits);
  }
  take(waiting);
  const doc = parseSpec(text);
  return { doc, turns, ready: readiness(doc, [], topicsOf(bank, doc, turns, facts)) };
}

const REQUESTS = [
  'Customers need better control over who can edit workspace settings.',
  'Export invoices as CSV',
  'please add dark mode',
  'It is slow',
  'Users should be able to delete their account',
  'We need to let guests pay by card, because checkout loses people.',
  'Bitte macht die Suche besser, wir finden nichts.',
  'Nobody finds old specs. Could we let people hide specs that are done? They should also search by title, and sort by date.',
  '- members can book rooms\n- managers approve bookings\n- the calendar must stay as it is',
  'x',
];
const first = ({ suggestions }: Question): Answer =>
  suggestions[0]
    ? { kind: 'answered', text: suggestions[0] }
    : { kind: 'answered', text: 'Members can search all entries by name' };

test.each(REQUESTS)('eight answers lead from “%s” to a spec that can be planned', (request) => {
  const { doc, turns, ready } = walk(request, first, 'atOnce', 8);
  expect(doc.problems).toEqual([]);
  expect(doc.requirements.length).toBeGreaterThanOrEqual(2);
  // “delete their account” is the person's own wording; everything the interview adds passes the linter.
  expect(hintsFor(doc).filter(({ id }) => !id.endsWith(':their'))).toEqual([]);
  expect(doc.request?.text).toBe(request);
  expect({ asked: turns.length, ready: ready.value }).toEqual({ asked: 8, ready: true });
});

test('whatever is answered, every requirement has a criterion and no slot shows', () => {
  const words = oneof(
    constantFrom(
      'owners can invite people',
      'Only admins',
      'If it fails, show why',
      'within 3 s',
      'no',
      'Why?',
      '{act}',
    ),
    string({ unit: 'grapheme', minLength: 1, maxLength: 40 }).filter((text) => text.trim() !== ''),
  );
  const answers = array(
    oneof(
      words.map((text): Answer => ({ kind: 'answered', text })),
      constantFrom<Answer>({ kind: 'skipped' }, { kind: 'open' }),
    ),
    { minLength: 1, maxLength: 20 },
  );
  assert(
    property(
      constantFrom(...REQUESTS),
      answers,
      constantFrom('atOnce', 'atTheEnd'),
      (request, given, accept) => {
        const { doc, turns } = walk(
          request,
          (_, number) => given[number % given.length] ?? { kind: 'skipped' },
          accept,
          25,
        );
        for (const { criteria } of doc.requirements) expect(criteria.length).toBeGreaterThan(0);
        for (const { question } of turns) {
          // What could come later is offered in the person's own words, whatever they are.
          const offered = question.id === 'later' ? [] : question.suggestions;
          expect(`${question.text}${question.why}${offered.join('')}`).not.toMatch(/[{}]|undefined/);
        }
        expect(doc.requirements.map(({ title }) => title).join(' ')).not.toContain('undefined');
      },
    ),
    { numRuns: 150 },
  );
});

test('the words of the request come back in questions and suggestions', () => {
  const { turns } = walk(REQUESTS[0]!, first, 'atOnce', 6);
  expect(turns.map(({ question }) => question.text)).toEqual([
    'What should customers be able to do once this is done?',
    'What else should someone be able to do, or no longer be able to do?',
    'What else should someone be able to do, or no longer be able to do?',
    'Who asked for this, and what is hard for them today?',
    'Who may choose who can edit workspace settings?',
    'Something goes wrong while an owner chooses who can edit workspace settings. What should happen?',
  ]);
  expect(turns[0]?.question.suggestions[0]).toBe(
    'Owners can choose who can edit workspace settings. Everyone else can see workspace settings but not change anything.',
  );
});

test('all that was asked for is the first suggestion, and each of it becomes a requirement', () => {
  const { turns, doc } = walk(REQUESTS.at(-3)!, first, 'atOnce', 1);
  expect(turns[0]?.question.suggestions[0]).toBe(
    'People can hide specs that are done. People can search by title. People can sort by date.',
  );
  expect(doc.requirements.map(({ title, criteria }) => [title, criteria.map(({ text }) => text)])).toEqual([
    [
      'People can hide specs that are done',
      [
        'WHEN someone hides specs that are done, the system SHALL leave what was hidden out of view, and lose nothing.',
      ],
    ],
    [
      'People can search by title',
      ['WHEN someone searches by title, the system SHALL show every match and nothing else.'],
    ],
    [
      'People can sort by date',
      ['WHEN someone sorts by date, the system SHALL show everything in that order.'],
    ],
  ]);
});

test('what was asked for and left out of the answer is suggested next', () => {
  const { turns } = walk(
    REQUESTS.at(-3)!,
    () => ({ kind: 'answered', text: 'People can hide specs that are done.' }),
    'atOnce',
    2,
  );
  expect(turns[1]?.question.suggestions.slice(0, 2)).toEqual([
    'People can search by title',
    'People can sort by date',
  ]);
});

test('what nobody knows becomes an open question, and a skipped question nothing', () => {
  const { doc } = walk(
    'Export invoices as CSV',
    (_, number) => ({ kind: number === 1 ? 'open' : 'skipped' }),
    'atOnce',
  );
  expect(doc.questions.map(({ id, text }) => [id, text])).toEqual([
    ['Q1', 'What should someone be able to do once this is done?'],
  ]);
  expect(doc.requirements).toEqual([]);
});

test('says why a spec cannot be planned yet', () => {
  const { ready } = walk('Export invoices as CSV', first, 'atOnce', 1);
  expect(ready).toEqual({
    value: false,
    reason: 'Not discussed yet: why, who may, when it fails and out of scope.',
  });
});

import { expect, test } from 'vitest';
import { specFixture } from '#test/helpers/specFixture.ts';
import { parseSpec } from './parseSpec.ts';

const example = parseSpec(specFixture('settings-editors.md'));
const damaged = parseSpec(specFixture('damaged.md'));

test('reads the head of a spec', () => {
  const { id, status, title, grounded, request, problems } = example;
  expect({ id, status, title, grounded, problems }).toEqual({
    id: '001-settings-editors',
    status: 'draft',
    title: 'Who can edit workspace settings',
    grounded: '4f2c1e9a',
    problems: [],
  });
  expect(request?.text).toBe('Customers need better control over who can edit workspace settings.');
  expect(request?.attribution).toBe('support, six threads');
});

test('reads requirements with their criteria and what shows them', () => {
  const outline = example.requirements.map(({ id, title, optional, criteria }) => ({
    id,
    title,
    optional,
    criteria: criteria.map(({ id, shownBy }) => [id, ...shownBy.map(({ kind, text }) => `${kind}: ${text}`)]),
  }));
  expect(outline).toEqual([
    {
      id: 'R1',
      title: 'Owners choose who may edit',
      optional: false,
      criteria: [
        ['AC-1.1', 'command: npm test -- settings.editors'],
        ['AC-1.2', 'person: a person'],
      ],
    },
    { id: 'R4', title: 'Bulk invite', optional: true, criteria: [] },
  ]);
});

test('reads a wrapped criterion as one line', () => {
  expect(example.criteria[1]?.text).toBe(
    'IF someone who is not an owner tries to change the list of editors, THEN the system SHALL refuse with status 403 and leave the list unchanged.',
  );
});

test('reads the marks of list items outside their words', () => {
  expect(example.boundaries.map(({ kind, text }) => [kind, text])).toEqual([
    ['security', 'An editor list is never readable across workspaces.'],
  ]);
  expect(example.assumptions[0]?.risk).toBe('high');
  const { date, from, text } = example.decisions[0]!;
  expect({ date, from, text }).toEqual({
    date: '2026-06-09',
    from: 'Q7',
    text: 'Refusals answer 403, never 401, because a 401 signs people out.',
  });
  expect(example.questions[0]?.waitsFor?.text).toBe('the product owner');
  const { path, symbol, text: note } = example.code[0]!;
  expect({ path, symbol, note }).toEqual({
    path: 'src/server/auth/roles.ts',
    symbol: 'isAdmin',
    note: 'decides today',
  });
});

test('reads CRLF with a byte order mark as it reads LF', () => {
  const crlf = parseSpec(specFixture('settings-editors-crlf.md'));
  const words = (doc: typeof example) => [
    doc.title,
    doc.request?.text,
    ...doc.requirements.map(({ title }) => title),
    ...[...doc.criteria, ...doc.scopeOut, ...doc.constraints, ...doc.decisions].map(({ text }) => text),
  ];
  expect(words(crlf)).toEqual(words(example));
  expect({ eol: crlf.eol, problems: crlf.problems }).toEqual({ eol: '\r\n', problems: [] });
});

test('does not take code and comments for structure', () => {
  expect(damaged.requirements.map(({ id }) => id)).toEqual(['R2', 'R1']);
  expect(damaged.criteria.map(({ id, key }) => [id, key])).toEqual([
    ['AC-2.1', 'AC-2.1'],
    ['AC-1.1', 'AC-1.1'],
    ['AC-1.1', 'AC-1.1~2'],
  ]);
  expect(damaged.constraints.map(({ id, text }) => [id, text])).toEqual([
    ['C1', '(see D4) One.'],
    ['C2', 'Two, which is wrapped.'],
  ]);
});

test('opens a damaged spec and names each problem with its place', () => {
  expect(damaged.title).toBe('A damaged spec');
  expect(
    damaged.problems.map(({ line, column, severity, message }) => ({
      at: `${line}:${column}`,
      severity,
      message,
    })),
  ).toMatchInlineSnapshot(`
    [
      {
        "at": "4:8",
        "message": "The front matter cannot be read here: a value that holds a colon needs quotes around it.",
        "severity": "error",
      },
      {
        "at": "5:9",
        "message": "“soon” is not a status, so the spec counts as a draft. Known: draft, in-review, approved, building, done, retired.",
        "severity": "error",
      },
      {
        "at": "25:3",
        "message": "This line has no id, so nothing can refer to it.",
        "severity": "warning",
      },
      {
        "at": "31:48",
        "message": "There is no AC-7.7 in this spec.",
        "severity": "warning",
      },
      {
        "at": "42:5",
        "message": "AC-1.1 is used twice. Give this one a new number.",
        "severity": "error",
      },
      {
        "at": "44:1",
        "message": "This heading has no id such as R1, so it is not read as a requirement.",
        "severity": "warning",
      },
      {
        "at": "47:15",
        "message": "There is no D4 in this spec.",
        "severity": "warning",
      },
    ]
  `);
});

test('keeps unknown sections as prose', () => {
  expect(damaged.sections[0]).toMatchObject({ kind: 'other', heading: { text: 'Notes for ourselves' } });
  expect(damaged.sections[0]?.prose.map(({ kind }) => kind)).toEqual(['paragraph', 'code']);
});

test('an empty file and a file of one word open', () => {
  expect(parseSpec('').problems).toHaveLength(1);
  expect(parseSpec('word').preamble.map(({ text }) => text)).toEqual(['word']);
});

test('a decision taken over from another spec names it beside its words', () => {
  const { decisions } = parseSpec(
    '# S\n\n## Decisions\n\n- **D4** 2026-11-23 Refusals answer 403. (from 001-settings-editors D1)\n',
  );
  expect(decisions[0]).toMatchObject({ text: 'Refusals answer 403.', from: '001-settings-editors D1' });
});

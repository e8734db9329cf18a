import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseSpec } from '../parseSpec.ts';
import type { Smell } from './finding.ts';
import { lintSpec } from './lintSpec.ts';

const head = '---\noverture: 1\nid: 001-a\ntitle: A\nstatus: draft\n---\n\n# A\n\n';

function told(body: string, smell: Smell): readonly (readonly [string, string])[] {
  const text = head + body;
  return lintSpec(parseSpec(text))
    .filter((finding) => finding.smell === smell)
    .map(({ key, start, end }) => [key, text.slice(start, end)]);
}

const criteria = (...lines: string[]) =>
  `## Requirements\n\n### R1 Files\n\n${lines.map((line, index) => `- **AC-1.${index + 1}** ${line}\n  - shown by: a person\n`).join('')}`;

test.each([
  [
    'the opposite answer to one event',
    [
      'WHEN a guest sends a file, the system SHALL accept the file.',
      'WHEN a guest sends a file, the system SHALL reject the file.',
    ],
    [['AC-1.2', 'SHALL reject the file.']],
  ],
  [
    'SHALL and SHALL NOT',
    [
      'WHILE a file is locked, the page SHALL show its name.',
      'WHILE a file is locked, the page SHALL NOT show its name.',
    ],
    [['AC-1.2', 'SHALL NOT show its name.']],
  ],
  [
    'two numbers for one quantity',
    [
      'WHEN a session is idle for 30 minutes, the system SHALL end the session.',
      'WHEN a session is idle for 15 minutes, the system SHALL end the session.',
    ],
    [['AC-1.2', '15']],
  ],
  [
    'two status codes for one refusal',
    [
      'IF a guest sends a file, THEN the system SHALL answer with status 403.',
      'IF a guest sends a file, THEN the system SHALL answer with status 404.',
    ],
    [['AC-1.2', '404']],
  ],
  [
    'different events with different answers',
    [
      'WHEN a guest sends a file, the system SHALL reject the file.',
      'WHEN an owner sends a file, the system SHALL accept the file.',
    ],
    [],
  ],
  [
    'different numbers of different things',
    [
      'WHEN record 1 is opened, the page SHALL show 5 lines.',
      'WHEN record 2 is opened, the page SHALL show 6 lines.',
    ],
    [],
  ],
  [
    'lines that go on from others',
    ['THEN the page SHALL show status 403.', 'THEN the page SHALL show status 404.'],
    [],
  ],
  [
    'the same said twice',
    [
      'WHEN a guest sends a file, the system SHALL keep the file.',
      'WHEN a guest sends a file, the system SHALL keep the file.',
    ],
    [],
  ],
] as const)('contradiction: %s', (_name, lines, expected) => {
  expect(told(criteria(...lines), 'contradiction')).toEqual(expected);
});

test('one thing in two spellings is told where it differs from most', () => {
  const lines = ['The email SHALL be sent.', 'The e-mail SHALL be kept.', 'The email SHALL be blue.'];
  expect(told(criteria(...lines), 'inconsistent-term')).toEqual([['AC-1.2', 'e-mail']]);
  expect(
    told(
      criteria('The color SHALL be set.', 'The colours SHALL be set.', 'The color SHALL be kept.'),
      'inconsistent-term',
    ),
  ).toEqual([]);
  expect(
    told(criteria('The workspace SHALL open.', 'The work space SHALL close.'), 'inconsistent-term'),
  ).toEqual([['AC-1.2', 'work space']]);
  expect(told(criteria('The login SHALL open.', 'The user SHALL log in.'), 'inconsistent-term')).toEqual([]);
});

test('a requirement without criterion, and a criterion without evidence', () => {
  const body = '## Requirements\n\n### R1 Files\n\n### R2 Names\n\n- **AC-2.1** The page SHALL open.\n';
  expect(told(body, 'missing-criterion')).toEqual([['R1', 'Files']]);
  expect(told(body, 'missing-evidence')).toEqual([['AC-2.1', 'AC-2.1']]);
});

test('ids that are used twice or lead nowhere', () => {
  const body = `${criteria('The page SHALL open as AC-7.7 says.')}\n### R1 Again\n\n- **AC-1.2** The page SHALL close as AC-1.1 says, not as \`AC-8.8\`.\n  - shown by: a person\n`;
  expect(told(body, 'duplicate-id').map(([, words]) => words)).toEqual(['R1']);
  expect(told(body, 'dangling-id')).toEqual([['AC-1.1', 'AC-7.7']]);
});

test('the glossary and written-out acronyms explain terms for the whole spec', () => {
  const glossary = '## Glossary\n\n- **Page**: what is shown.\n- **ZQX**: a thing.\n\n';
  const body = criteria(
    'The ZQX SHALL show the page.',
    'The ZZY SHALL print.',
    'The zone zebra yard (ZZY) SHALL print.',
  );
  expect(told(glossary + body, 'undefined-acronym')).toEqual([]);
  expect(told(glossary + body, 'polysemy')).toEqual([]);
  expect(told(body, 'undefined-acronym')).toEqual([['AC-1.1', 'ZQX']]);
});

test('an acronym is told once for the whole spec', () => {
  expect(told(criteria('The ZQX SHALL open.', 'The ZQX SHALL close.'), 'undefined-acronym')).toEqual([
    ['AC-1.1', 'ZQX'],
  ]);
});

test('places are those of the file, through wrapped lines and either line end', () => {
  const wrapped = criteria('WHEN a guest sends a file, the page\n  SHALL quickly\n  close.');
  expect(told(wrapped, 'subjective')).toEqual([['AC-1.1', 'quickly']]);
  expect(told(wrapped.replaceAll('\n', '\r\n'), 'subjective')).toEqual([['AC-1.1', 'quickly']]);
});

test('never throws, and every place lies within the file, whatever the file', () => {
  const pieces = [
    '## Requirements\n',
    '### R1 A\n',
    '- **AC-1.1** ',
    'WHEN it SHALL',
    ' should',
    '\n',
    '\r\n',
    '  ',
    '  - shown by: x\n',
    '## Glossary\n',
    '- **T**: x\n',
    'T',
    ' 5 seconds',
    '---\n',
    '```\n',
    '🙂',
    '\uFEFF',
    '|',
  ];
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...pieces), { maxLength: 30 }), (chosen) => {
      const text = chosen.join('');
      const findings = lintSpec(parseSpec(text));
      for (const { start, end } of findings) {
        expect(start).toBeGreaterThanOrEqual(0);
        expect(end).toBeGreaterThanOrEqual(start);
        expect(end).toBeLessThanOrEqual(text.length);
      }
      expect(lintSpec(parseSpec(text))).toEqual(findings);
    }),
    { numRuns: 500 },
  );
});

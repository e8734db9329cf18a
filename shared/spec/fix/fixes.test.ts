import fc from 'fast-check';
import { expect, test } from 'vitest';
import { specFixture } from '#test/helpers/specFixture.ts';
import { idsIn } from '../edit/ids.ts';
import { lintSpec } from '../lint/lintSpec.ts';
import { parseSpec } from '../parseSpec.ts';
import type { SpecProblemCode } from '../specDocument.ts';
import { applyEdits } from '../textEdit.ts';
import { fixesOfFinding } from './fixesOfFinding.ts';
import { fixesOfProblem } from './fixesOfProblem.ts';

const head = '---\noverture: 1\nid: 001-a\ntitle: A\nstatus: draft\n---\n\n# A\n\n';
const requirements =
  '## Requirements\n\n### R1 Files\n\n- **AC-1.1** The page SHALL open.\n  - shown by: a person\n';

const broken: readonly [SpecProblemCode, string, string, string][] = [
  ['frontMatterMissing', '# A\n', 'Write front matter', '---\noverture: 1\nstatus: draft\n---\n\n# A\n'],
  [
    'frontMatterDamaged',
    '---\ntitle: a: b\n---\n',
    'Put quotes around the value',
    '---\ntitle: "a: b"\n---\n',
  ],
  [
    'statusUnknown',
    head.replace('draft', 'aproved'),
    'Set it to approved',
    head.replace('draft', 'approved'),
  ],
  [
    'duplicateId',
    `${head}${requirements}- **AC-1.1** The page SHALL close.\n`,
    'Give this one the number AC-1.2',
    `${head}${requirements}- **AC-1.2** The page SHALL close.\n`,
  ],
  [
    'itemWithoutId',
    `${head}## Decisions\n- **D1** a\n- 2026-06-09 b\n`,
    'Give it the id D2',
    `${head}## Decisions\n- **D1** a\n- **D2** 2026-06-09 b\n`,
  ],
  [
    'headingWithoutId',
    `${head}${requirements.replace('### R1', '### Names\n\n### R1')}`,
    'Make it requirement R2',
    `${head}${requirements.replace('### R1', '### R2 Names\n\n### R1')}`,
  ],
  [
    'criterionElsewhere',
    `${head}${requirements}- **AC-7.1** The page SHALL close.\n`,
    'Give it the number AC-1.2',
    `${head}${requirements}- **AC-1.2** The page SHALL close.\n`,
  ],
  [
    'danglingId',
    `${head}${requirements}- **AC-1.2** As AC-1.7 says.\n`,
    'Change it to AC-1.2',
    `${head}${requirements}- **AC-1.2** As AC-1.2 says.\n`,
  ],
  ['conflictMarker', `${head}a\n<<<<<<< HEAD\nb\n`, 'Delete this line', `${head}a\nb\n`],
  ['openFence', `${head}~~~~\na`, 'Close it at the end of the file', `${head}~~~~\na\n~~~~`],
];

test.each(broken)('mends %s', (code, text, title, mended) => {
  const doc = parseSpec(text);
  const problem = doc.problems.find((each) => each.code === code);
  if (!problem) throw new Error('not found');
  const [fix] = fixesOfProblem(doc, problem, idsIn(doc));
  expect(fix?.title).toBe(title);
  const after = parseSpec(applyEdits(text, fix?.edits ?? []));
  expect(after.text).toBe(mended);
  expect(after.problems.filter((each) => each.code === code)).toEqual([]);
});

test.each([
  [
    'missing-criterion',
    `${head}## Requirements\n\n### R1 Files\n`,
    '- **AC-1.1** WHEN …, the system SHALL …',
  ],
  [
    'missing-evidence',
    `${head}${requirements.replace('  - shown by: a person\n', '')}`,
    '  - shown by: a person',
  ],
  ['subjective', `${head}${requirements.replace('SHALL open', 'SHALL quickly open')}`, 'SHALL within'],
  [
    'placeholder',
    `${head}${requirements.replace('The page', 'The TBD page')}`,
    '- **Q1** What does “TBD” in AC-1.1 stand for?',
  ],
] as const)('mends %s', (smell, text, expected) => {
  const doc = parseSpec(text);
  const finding = lintSpec(doc).find((each) => each.smell === smell);
  if (!finding) throw new Error('not found');
  const [fix] = fixesOfFinding(doc, finding, idsIn(doc));
  expect(applyEdits(text, fix?.edits ?? [])).toContain(expected);
});

test('every fix of every damaged file can be made, and leaves all other lines as they are', () => {
  const pieces = [
    '# A\n',
    '## Requirements\n',
    '### R1 A\n',
    '### Other\n',
    '- **AC-1.1** WHEN it SHALL TBD\n',
    '- **AC-2.1** as AC-9.9 (see D4)\n',
    '## Decisions\n',
    '- no id here\n',
    '- **D1** 2026-01-01 x\n',
    '---\n',
    'title: a: b\n',
    'status: sent\n',
    '```\n',
    '\r\n',
    '\n',
    '>>>>>>> x\n',
    '🙂',
  ];
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...pieces), { maxLength: 18 }), (chosen) => {
      const text = chosen.join('');
      const doc = parseSpec(text);
      const ids = idsIn(doc);
      const fixes = [
        ...doc.problems.flatMap((problem) => fixesOfProblem(doc, problem, ids)),
        ...lintSpec(doc).flatMap((finding) => fixesOfFinding(doc, finding, ids)),
      ];
      for (const { edits } of fixes) {
        const lines = applyEdits(text, edits).split(/\r\n|\n|\r/);
        const lost = text.split(/\r\n|\n|\r/).filter((line) => !lines.includes(line));
        expect(lost.length).toBeLessThanOrEqual(1);
      }
    }),
    { numRuns: 400 },
  );
});

test('a fix of the fixture keeps its byte order mark and line ends', () => {
  const doc = parseSpec(specFixture('settings-editors-crlf.md').replace('AC-1.2**', 'AC-1.1**'));
  const fixes = doc.problems.flatMap((problem) => fixesOfProblem(doc, problem, idsIn(doc)));
  expect(fixes.length).toBeGreaterThan(0);
  for (const { edits } of fixes) {
    const after = applyEdits(doc.text, edits);
    expect(after.startsWith('\uFEFF')).toBe(doc.text.startsWith('\uFEFF'));
    expect(after).not.toMatch(/(?<!\r)\n/);
  }
});

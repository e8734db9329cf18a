import { expect, test } from 'vitest';
import { settingsPatch, settingsRun } from '#test/fixtures/run/settingsRun.ts';
import { keywords } from './keywords.ts';
import { parsePatch } from './parsePatch.ts';
import type { PatchFile, PatchHunk } from './patch.ts';
import { serves } from './serves.ts';
import { isTestFile, testSubject } from './testFiles.ts';
import type { JudgedCriterion } from './verdict.ts';

const criteria: readonly JudgedCriterion[] = [
  {
    id: 'AC-1.2',
    text: 'WHEN an owner removes a settings editor, the system SHALL refuse that person’s changes from their next request on.',
    shownBy: [],
  },
  {
    id: 'AC-1.3',
    text: 'IF someone who is not an owner tries to change the list of editors, THEN the system SHALL refuse with status 403 and leave the list unchanged.',
    shownBy: [],
  },
  {
    id: 'AC-2.2',
    text: 'IF someone who is not an editor sends a change to settings, THEN the system SHALL refuse it with status 403 and change nothing.',
    shownBy: [],
  },
  {
    id: 'AC-3.2',
    text: 'The system SHALL keep at least one person able to edit settings in every workspace.',
    shownBy: [{ kind: 'command', text: 'npm test -- settings-policy' }],
  },
];
const run = settingsRun(new Date('2026-06-09T12:33:00.000Z'), 'inReview');
const task = run.tasks.find((one) => one.id === 'T4')!;
const attempt = run.attempts.find((one) => one.taskId === 'T4')!;
const files = parsePatch(settingsPatch);
const file = (end: string) => files.find((one) => one.path.endsWith(end))!;
const served = (one: PatchFile, hunk: PatchHunk) => serves(hunk, one, attempt, criteria, task);

const plain = (path: string, texts: readonly string[]): [PatchFile, PatchHunk] => {
  const lines = texts.map((text, index) => ({
    kind: 'added' as const,
    old: null,
    new: index + 1,
    text,
    endsFile: false,
  }));
  const hunk = { header: '', oldStart: 0, newStart: 1, lines };
  return [
    {
      path,
      oldPath: null,
      kind: 'added',
      binary: false,
      tooLarge: false,
      mode: null,
      modes: null,
      hunks: [hunk],
    },
    hunk,
  ];
};

test('finds criteria named in added lines, with the lines that name them', () => {
  const policy = file('/settings-policy.ts');
  const named = served(policy, policy.hunks[0]!).filter((service) => service.how === 'named');
  expect(named.map((service) => [service.criterion, service.lines.length])).toEqual([
    ['AC-1.2', 1],
    ['AC-1.3', 1],
    ['AC-3.2', 1],
  ]);
});

test('an id is not found inside a longer one', () => {
  const [one, hunk] = plain('a.md', ['AC-1.20 and XAC-1.3 and AC-2.2.1']);
  expect(serves(hunk, one, { evidence: [], files: [] }, criteria, task)).toEqual([]);
});

test('finds a criterion by the words it shares with the code', () => {
  const settings = file('routes/settings.ts');
  const hunk = settings.hunks.find((one) => one.lines.some((line) => line.text.includes('403')))!;
  expect(served(settings, hunk).map((service) => service.criterion)).toContain('AC-2.2');
});

test('finds a criterion by the test that shows it', () => {
  const tests = file('settings-policy.test.ts');
  const found = served(tests, tests.hunks[0]!);
  expect(found.map((service) => [service.criterion, service.how])).toEqual([
    ['AC-1.3', 'evidence'],
    ['AC-2.2', 'evidence'],
    ['AC-3.2', 'evidence'],
  ]);
  const byName = serves(tests.hunks[0]!, tests, { evidence: [], files: [] }, criteria, task);
  expect(byName.find((service) => service.criterion === 'AC-3.2')).toMatchObject({ how: 'test' });
});

test('falls back to the only criterion of a task, and otherwise says nothing', () => {
  const [one, hunk] = plain('src/palette.css', ['.a { color: red }']);
  expect(serves(hunk, one, { evidence: [], files: [] }, criteria, task)).toEqual([]);
  const single = { id: task.id, criteria: ['AC-1.2'] };
  expect(serves(hunk, one, { evidence: [], files: [] }, criteria, single)).toMatchObject([
    { criterion: 'AC-1.2', how: 'onlyOne' },
  ]);
});

test('a file the task did not declare serves nothing by being there', () => {
  const [one, hunk] = plain('NOTES.md', ['x']);
  const stray = {
    path: 'NOTES.md',
    oldPath: null,
    kind: 'added',
    added: 1,
    removed: 0,
    inScope: false,
    protected: false,
  } as const;
  const single = { id: task.id, criteria: ['AC-1.2'] };
  expect(serves(hunk, one, { evidence: [], files: [stray] }, criteria, single)).toEqual([]);
});

test('takes different endings of a word for the same word', () => {
  for (const [a, b] of [
    ['canEdit', 'editors'],
    ['removes', 'removed'],
    ['settings', 'setting'],
    ['SettingsPatch', 'settings'],
  ]) {
    expect(
      [...keywords(a!)].some((word) => keywords(b!).has(word)),
      `${a} and ${b}`,
    ).toBe(true);
  }
  expect(keywords('IF the system SHALL not')).toEqual(new Set());
});

test('knows tests by their paths in several languages', () => {
  for (const path of [
    'a.test.ts',
    'test/a.py',
    'pkg/a_test.go',
    'test_a.py',
    'src/ATest.java',
    'spec/a_spec.rb',
    '__tests__/a.js',
  ]) {
    expect(isTestFile(path), path).toBe(true);
  }
  for (const path of ['src/latest.ts', 'contest.py', 'src/inspect.ts', 'specs/001-a/spec.md'])
    expect(isTestFile(path), path).toBe(false);
  expect(['x/a.b.test.ts', 'test_a.py', 'a_test.go', 'ATest.java'].map(testSubject)).toEqual([
    'a.b',
    'a',
    'a',
    'A',
  ]);
});

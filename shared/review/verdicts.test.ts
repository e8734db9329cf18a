import { array, assert, boolean, constantFrom, property, record } from 'fast-check';
import { expect, test } from 'vitest';
import type { Attempt, CheckResult, Evidence } from '#shared/run/run.ts';
import { landingReasons } from './landingReasons.ts';
import type { JudgedCriterion } from './verdict.ts';
import { verdicts } from './verdicts.ts';

const NOW = '2026-06-09T12:00:00.000Z';
const COMMIT = 'a'.repeat(40);
const OLD = 'b'.repeat(40);
const criterion: JudgedCriterion = { id: 'AC-1.1', text: 'The system SHALL refuse.', shownBy: [] };

type Judged = Pick<Attempt, 'commit' | 'checks' | 'evidence' | 'overrulings'>;
const attempt = (some: Partial<Judged>): Judged => ({
  commit: COMMIT,
  checks: [],
  evidence: [],
  overrulings: [],
  ...some,
});
const evidence = (some: Partial<Evidence>): Evidence => ({
  criterion: 'AC-1.1',
  kind: 'test',
  shows: 'met',
  text: 'refuses',
  path: null,
  line: null,
  commit: COMMIT,
  at: NOW,
  by: 'npm test',
  ...some,
});
const check = (some: Partial<CheckResult>): CheckResult => ({
  name: 'test',
  command: 'npm test',
  exitCode: 0,
  passed: true,
  seconds: 2,
  output: '',
  commit: COMMIT,
  at: NOW,
  criteria: ['AC-1.1'],
  ...some,
});

test.each<[string, Partial<Judged>, string, string]>([
  ['nothing recorded', {}, 'notShown', 'nothing'],
  ['a test that passes', { evidence: [evidence({})] }, 'met', 'checks'],
  ['a check that passes', { checks: [check({})] }, 'met', 'checks'],
  ['a check of another criterion', { checks: [check({ criteria: ['AC-9.9'] })] }, 'notShown', 'nothing'],
  [
    'one failure beside passes',
    { evidence: [evidence({})], checks: [check({ passed: false, exitCode: 1 })] },
    'notMet',
    'checks',
  ],
  ['a claim alone', { evidence: [evidence({ kind: 'claim' })] }, 'notShown', 'nothing'],
  ['a claim that it fails', { evidence: [evidence({ kind: 'claim', shows: 'notMet' })] }, 'notMet', 'agent'],
  [
    'a claim against a test',
    { evidence: [evidence({}), evidence({ kind: 'claim', shows: 'notMet' })] },
    'met',
    'checks',
  ],
  [
    'a person against a claim',
    { evidence: [evidence({ kind: 'person' }), evidence({ kind: 'claim', shows: 'notMet' })] },
    'met',
    'person',
  ],
  [
    'a person against a failing test',
    { evidence: [evidence({ shows: 'notMet' }), evidence({ kind: 'person' })] },
    'notMet',
    'checks',
  ],
  [
    'a claim that quotes what is not there',
    {
      evidence: [
        evidence({ kind: 'claim', shows: 'notMet', checked: { holds: false, why: 'but it is not there' } }),
      ],
    },
    'notShown',
    'nothing',
  ],
  ['evidence of an older commit', { evidence: [evidence({ commit: OLD })] }, 'notShown', 'nothing'],
  [
    'a failing check of an older commit',
    { checks: [check({ commit: OLD, passed: false }), check({ name: 'other' })] },
    'met',
    'checks',
  ],
  [
    'the same test run again',
    { evidence: [evidence({ shows: 'notMet' }), evidence({ at: '2026-06-09T12:30:00.000Z' })] },
    'met',
    'checks',
  ],
  [
    'an overruling',
    {
      evidence: [evidence({ shows: 'notMet' })],
      overrulings: [{ criterion: 'AC-1.1', verdict: 'waived', reason: 'Later.', by: 'Ada', at: NOW }],
    },
    'waived',
    'overruling',
  ],
])('%s', (_name, some, value, decidedBy) => {
  expect(verdicts(attempt(some), [criterion])[0]).toMatchObject({ criterion: 'AC-1.1', value, decidedBy });
});

test('a verifying agent’s word is enough where the spec says so', () => {
  const byAgent = { ...criterion, shownBy: [{ kind: 'agent' as const, text: 'a verifying agent' }] };
  const [verdict] = verdicts(attempt({ evidence: [evidence({ kind: 'claim', by: 'Codex' })] }), [byAgent]);
  expect(verdict).toMatchObject({
    value: 'met',
    decidedBy: 'agent',
    because: [{ kind: 'said', text: 'Codex: refuses' }],
  });
});

test('says what would show a criterion that nothing shows', () => {
  const byCommand = { ...criterion, shownBy: [{ kind: 'command' as const, text: 'npm test -- refuse' }] };
  expect(verdicts(attempt({}), [byCommand])[0]?.because).toMatchObject([
    { kind: 'missing', text: 'npm test -- refuse has not shown it' },
  ]);
});

test('what was recorded last holds, also where the clock was set back in between', () => {
  const earlier = '2026-06-09T11:00:00.000Z';
  const [shown] = verdicts(
    attempt({ evidence: [evidence({ shows: 'notMet' }), evidence({ at: earlier })] }),
    [criterion],
  );
  expect(shown?.value).toBe('met');
  const [failing] = verdicts(
    attempt({ checks: [check({}), check({ passed: false, exitCode: 1, at: earlier })] }),
    [criterion],
  );
  expect(failing?.value).toBe('notMet');
});

test('no claim and nothing outdated ever turns a failing check into met', () => {
  const kinds = constantFrom<Evidence['kind']>('check', 'test', 'person', 'claim');
  const some = record({ kind: kinds, met: boolean(), old: boolean(), text: constantFrom('a', 'b') });
  assert(
    property(array(some), (entries) => {
      const all = entries.map((entry, index) =>
        evidence({
          kind: entry.kind,
          shows: entry.met ? 'met' : 'notMet',
          commit: entry.old ? OLD : COMMIT,
          text: `${entry.text}${index}`,
        }),
      );
      const [verdict] = verdicts(attempt({ evidence: all, checks: [check({ passed: false })] }), [criterion]);
      expect(verdict?.value).toBe('notMet');
      const ran = all.filter((entry) => entry.commit === COMMIT && ['check', 'test'].includes(entry.kind));
      const [without] = verdicts(attempt({ evidence: all }), [criterion]);
      if (ran.length > 0) {
        expect(without?.value).toBe(ran.some((entry) => entry.shows === 'notMet') ? 'notMet' : 'met');
      }
    }),
  );
});

test('asks for a reason for each unmet criterion and each file out of scope that nobody allowed', () => {
  const file = { oldPath: null, kind: 'changed' as const, added: 1, removed: 1, protected: false };
  const judged = verdicts(attempt({ checks: [check({ passed: false })] }), [
    criterion,
    { ...criterion, id: 'AC-1.2' },
  ]);
  const reasons = landingReasons(
    {
      taskId: 'T4' as Attempt['taskId'],
      files: [
        { ...file, path: 'a.ts', inScope: true },
        { ...file, path: 'b.ts', inScope: false },
        { ...file, path: 'c.ts', inScope: false },
        { ...file, path: 'd.yml', inScope: true, protected: true },
      ],
      checks: [check({ name: 'lint', passed: false, criteria: [] }), check({ passed: false })],
      allowedPaths: [{ path: 'c.ts', reason: 'Needed.', by: 'Ada' }],
    },
    judged,
  );
  expect(reasons).toEqual([
    'AC-1.1 is not met.',
    'AC-1.2 is not shown.',
    '“lint” fails.',
    'b.ts is outside the files T4 declared.',
    'd.yml is protected.',
  ]);
});

import { expect, test } from 'vitest';
import { intentDiff } from '#shared/spec/intentDiff.ts';
import { parseSpec } from '#shared/spec/parseSpec.ts';
import { versionBefore } from './useVersionChips.ts';
import { versionChips } from './versionChips.ts';

const spec = (...criteria: readonly string[]) =>
  parseSpec(`# S\n\n## Requirements\n\n### R1 Open\n\n${criteria.map((each) => `- ${each}\n`).join('')}`);

test('names what came and went, and counts the rest', () => {
  const before = spec(
    '**AC-1.1** WHEN a, the system SHALL wait.',
    '**AC-1.2** WHEN it rains, the door SHALL close.',
  );
  const after = spec(
    '**AC-1.1** WHEN a, the system SHALL go.',
    '**AC-1.3** WHEN guests leave, lights SHALL dim.',
  );
  expect(versionChips(intentDiff(before, after), after)).toEqual({
    added: 'AC-1.3',
    changed: '1 reworded',
    removed: 'AC-1.2',
    words: null,
  });
});

test('a first version is told by what it holds, and one without a change says so', () => {
  const one = spec('**AC-1.1** WHEN a, the system SHALL wait.');
  expect(versionChips(null, one).words).toBe('1 requirement, 1 criterion');
  expect(versionChips(intentDiff(one, one), one).words).toBe('Asks for the same as before');
});

test('an approved version is compared with the approved one before it, another with the one before', () => {
  const version = (number: number, approved: boolean) => ({
    number,
    commit: `c${number}`,
    at: '2026-06-01T10:00:00.000Z',
    author: '',
    subject: '',
    approved,
  });
  const all = [version(4, true), version(3, false), version(2, true), version(1, false)];
  expect(all.map((each) => versionBefore(each, all)?.number ?? null)).toEqual([2, 2, 1, null]);
});

import { expect, test } from 'vitest';
import type { Smell } from '../finding.ts';
import { lintSentence } from '../lintSentence.ts';

const TABLE: readonly (readonly [Smell, string, readonly string[]])[] = [
  ['unverifiable-quantity', 'The page SHALL load within 5.', ['5']],
  ['unverifiable-quantity', 'The page SHALL load within 5 seconds.', []],
  ['unverifiable-quantity', 'The page SHALL load in about 5 seconds.', ['about 5 seconds']],
  ['unverifiable-quantity', 'The page SHALL load after a few minutes.', ['few minutes']],
  ['unverifiable-quantity', 'The page SHALL hold at most 20 %.', []],
  ['several-requirements', 'The system SHALL save, and the page SHALL close.', ['SHALL']],
  ['several-requirements', 'The system SHALL save the file and notify the owner.', ['and notify']],
  ['several-requirements', 'The system SHALL save the name and the address.', []],
  ['several-requirements', 'WHEN the owner, who must sign in, saves, the system SHALL print.', []],
  ['missing-trigger', 'WHEN, the system SHALL print.', ['WHEN']],
  ['missing-trigger', 'IF THEN the system SHALL print.', ['IF']],
  ['missing-trigger', 'The system SHALL notify the owner.', ['SHALL notify']],
  ['missing-trigger', 'WHEN a file arrives, the system SHALL notify the owner.', []],
  ['missing-trigger', 'The system SHALL store names in UTF-8.', []],
  ['missing-response', 'WHEN a file arrives.', ['WHEN a file arrives.']],
  ['missing-response', 'WHEN a file arrives, the system SHALL', ['SHALL']],
  ['missing-response', 'Files are nice', ['Files are nice']],
  ['missing-response', 'The page should load.', []],
  ['passive-without-actor', 'The file SHALL be deleted.', ['SHALL be deleted']],
  ['passive-without-actor', 'The file SHALL be deleted by the owner.', []],
  ['passive-without-actor', 'The file SHALL be blue.', []],
  ['undefined-acronym', 'The ZQX SHALL print, and so SHALL the second ZQX.', ['ZQX']],
  ['undefined-acronym', 'The zone queue exporter (ZQX) SHALL print.', []],
  ['undefined-acronym', 'The API SHALL answer in JSON.', []],
  ['undefined-acronym', 'THE WHOLE LINE IS LOUD BECAUSE SOMEBODY SHOUTS', []],
  ['placeholder', 'The page SHALL load within TBD seconds.', ['TBD']],
  [
    'placeholder',
    'The limit is <xx> and [NEEDS CLARIFICATION: who?].',
    ['<xx>', '[NEEDS CLARIFICATION: who?]'],
  ],
  ['placeholder', 'The page SHALL show `TODO`.', []],
];

test.each(TABLE)('%s in “%s” is told about %j', (smell, text, words) => {
  const found = lintSentence(text, { isCriterion: true }).filter((finding) => finding.smell === smell);
  expect(found.map(({ start, end }) => text.slice(start, end))).toEqual(words);
});

test('a rough amount comes with the bounds it may mean', () => {
  const found = lintSentence('The page SHALL load in about 5 seconds.').find(
    ({ smell }) => smell === 'unverifiable-quantity',
  );
  expect(found?.replacements).toEqual(['at most 5 seconds', 'at least 5 seconds']);
});

test('prose beside the criteria needs neither trigger nor response', () => {
  expect(lintSentence('Files are kept.').map(({ smell }) => smell)).not.toContain('missing-response');
});

test('a name that the glossary lacks is told about only where there is a glossary', () => {
  const text = 'The Billing Owner asks the Group Owner.';
  const told = (options: object) =>
    lintSentence(text, options)
      .filter(({ smell }) => smell === 'undefined-term')
      .map(({ start, end }) => text.slice(start, end));
  expect(told({ terms: ['billing owner'], hasGlossary: true })).toEqual(['Group Owner']);
  expect(told({})).toEqual([]);
});

import { expect, test } from 'vitest';
import type { Smell } from '../finding.ts';
import { lintSentence } from '../lintSentence.ts';

const TABLE: readonly (readonly [Smell, string, readonly string[]])[] = [
  ['superlative', 'The system SHALL use the fastest route.', ['fastest']],
  ['superlative', 'The system SHALL offer the most common names.', ['most common']],
  ['superlative', 'The system SHALL keep at most 5 and at least 2 copies.', []],
  ['superlative', 'The system SHALL show the most recent entry first.', []],
  ['superlative', 'The request and the test SHALL agree.', []],
  ['comparative', 'The new search SHALL be faster.', ['faster']],
  ['comparative', 'The new search SHALL be more precise than the old one.', ['more']],
  ['comparative', 'The search SHALL take less than 2 seconds.', []],
  ['comparative', 'The search SHALL take no more than two seconds.', []],
  ['comparative', 'The link SHALL no longer work.', []],
  ['comparative', 'A code in upper or lower case SHALL be taken.', []],
  ['comparative', 'The price SHALL be lower.', ['lower']],
  ['comparative', 'A user SHALL be able to choose one or more files.', ['more']],
  ['comparative', 'Nothing other than a number SHALL be accepted.', []],
  ['negative', 'The system SHALL NOT show the password.', ['SHALL NOT']],
  ['negative', 'The file cannot be renamed.', ['cannot']],
  ['negative', 'IF the file is not there, THEN the system SHALL create it.', []],
  ['negative', 'A member who does not own the file SHALL see its name.', []],
  ['negative', 'The size SHALL NOT exceed 5 MB.', []],
  ['negative', 'The size must not be more than 5 MB.', []],
  ['negative', 'The page SHALL be built so that it does not scroll.', ['does not']],
  ['uncertain-verb', 'The page should load.', ['should']],
  ['uncertain-verb', 'Owners may delete files, and members can read them.', ['may', 'can']],
  ['uncertain-verb', 'A file may only be deleted by its owner.', []],
  ['uncertain-verb', 'The page SHALL list the files which a member can see.', []],
  ['uncertain-verb', 'Files that a member owns can be shared.', ['can']],
  ['uncertain-verb', 'IF the link should fail, THEN the system SHALL retry.', []],
  ['uncertain-verb', 'The page should not scroll.', ['should not']],
  ['uncertain-verb', 'The contract ends in May 2027.', []],
  ['uncertain-verb', 'The system SHALL retry.', []],
];

test.each(TABLE)('%s in “%s” is told about %j', (smell, text, words) => {
  const found = lintSentence(text).filter((finding) => finding.smell === smell);
  expect(found.map(({ start, end }) => text.slice(start, end))).toEqual(words);
});

test('an optional verb comes with the binding one', () => {
  const should = lintSentence('The page should not scroll.').find(({ smell }) => smell === 'uncertain-verb');
  expect(should?.replacements).toEqual(['SHALL NOT']);
});

test('a count without a limit is advice, a comparison without a baseline a warning', () => {
  const severity = (text: string) =>
    lintSentence(text).find(({ smell }) => smell === 'comparative')?.severity;
  expect([severity('Choose one or more files.'), severity('It SHALL be faster.')]).toEqual([
    'info',
    'warning',
  ]);
});

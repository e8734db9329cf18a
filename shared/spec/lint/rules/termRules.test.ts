import { expect, test } from 'vitest';
import type { Smell } from '../finding.ts';
import { lintSentence } from '../lintSentence.ts';

/** Smell, sentence, and the words it is told about; none for a sentence that is fine. */
const TABLE: readonly (readonly [Smell, string, readonly string[]])[] = [
  ['subjective', 'The editor SHALL be easy to learn.', ['easy']],
  ['subjective', 'The page SHALL open quickly on a suitable device.', ['quickly', 'suitable']],
  ['subjective', 'The importer SHALL accept certain files.', ['certain']],
  ['subjective', 'The list SHALL be readable by owners.', []],
  ['subjective', 'The list SHALL be readable.', ['readable']],
  ['subjective', 'The report SHALL open within 2 seconds.', []],
  ['subjective', 'The system SHALL take part in the backup.', ['part']],
  ['subjective', 'The system SHALL show `easy` and “simple” as typed.', []],
  ['subjective', 'The EASY button SHALL be blue.', ['EASY']],
  ['ambiguous', 'The job SHALL run periodically.', ['periodically']],
  ['ambiguous', 'The job SHALL run as soon as possible.', ['as soon as possible']],
  ['ambiguous', 'The page SHALL clearly show at least 3 rows.', ['clearly', 'at least']],
  ['ambiguous', 'The job SHALL run every 5 minutes.', []],
  ['nonverifiable', 'The system SHALL keep several copies.', ['several']],
  ['nonverifiable', 'The system SHALL keep 3 copies.', []],
  ['nonverifiable', 'The importer SHALL read CSV, XML, etc.', ['etc']],
  ['nonverifiable', 'The system SHALL minimise the number of requests.', ['minimise']],
  ['polysemy', 'The application SHALL show the page.', ['application', 'page']],
  ['polysemy', 'The system SHALL store the invoice.', []],
  ['polysemy', 'The system SHALL print the invoice.', []],
  ['loophole', 'The system SHALL keep a copy where practicable.', ['where practicable']],
  ['loophole', 'The system SHALL accept PDF and/or PNG.', ['and/or']],
  ['loophole', 'The system SHALL accept PDF and PNG.', []],
  ['weak-verb', 'The system SHALL support invoices.', ['support']],
  ['weak-verb', 'The system SHALL be able to print.', ['be able to']],
  ['weak-verb', 'The support team SHALL get a mail.', []],
];

test.each(TABLE)('%s in “%s” is told about %j', (smell, text, words) => {
  const found = lintSentence(text).filter((finding) => finding.smell === smell);
  expect(found.map(({ start, end }) => text.slice(start, end))).toEqual(words);
});

test('a term that the team has defined is not told about', () => {
  const smells = (terms: string[]) =>
    lintSentence('The page SHALL load.', { terms }).map(({ smell }) => smell);
  expect(smells([])).toContain('polysemy');
  expect(smells(['Page'])).not.toContain('polysemy');
});

test('a longer phrase wins over a word in it', () => {
  const found = lintSentence('It works as soon as possible, soon.').filter(
    ({ smell }) => smell === 'ambiguous',
  );
  expect(found.map(({ start, end }) => end - start)).toEqual([19, 4]);
});

import { expect, test } from 'vitest';
import { lintSentence } from '../lintSentence.ts';

const told = (text: string, smell: string) =>
  lintSentence(text)
    .filter((finding) => finding.smell === smell)
    .map(({ start, end }) => text.slice(start, end));

test.each([
  ['The importer sends the file to the archive and deletes it.', ['it']],
  ['The importer and the exporter SHALL close their files after the owners have read them.', ['them']],
  ['WHEN the driver opens the door, the system SHALL ask him.', []],
  ['WHEN files are added, the list SHALL show them.', []],
  ['It SHALL be possible to print.', []],
  ['WHEN the queue is full, it SHALL be possible to pause.', ['it']],
  ['It SHALL print.', ['It']],
  ['The guest SHALL see their files.', ['their']],
  ['Each guest SHALL see their name.', []],
  ['We SHALL send the report.', ['We']],
  ['The system SHALL print the report.', []],
])('ambiguous pronouns of “%s” are %j', (text, words) => {
  expect(told(text, 'ambiguous-pronoun')).toEqual(words);
});

test('names the things a pronoun can mean, and offers them in its place', () => {
  const text = 'WHEN the importer sends the file to the archive, the owner SHALL see its name.';
  const found = lintSentence(text).find(({ smell }) => smell === 'ambiguous-pronoun');
  expect(found).toMatchObject({
    severity: 'warning',
    message: '“its” can mean “the file” or “the archive”, and readers will not agree which.',
    replacements: ['the file’s', 'the archive’s'],
  });
});

test('the subject of a clause is hardly its own object, so that is advice only', () => {
  const text = 'IF a guest sends a change, THEN the system SHALL refuse it.';
  const found = lintSentence(text).find(({ smell }) => smell === 'ambiguous-pronoun');
  expect(found?.severity).toBe('info');
});

test('a sentence before may hold what a pronoun means', () => {
  expect(told('The importer stops. It SHALL print a line.', 'ambiguous-pronoun')).toEqual([]);
});

test.each([
  ['Members see the list. This SHALL be sorted.', ['This']],
  ['This call SHALL end.', ['This']],
  ['Members see the list. This list SHALL be sorted.', []],
  ['In this section, owners are people.', []],
  ['Other people SHALL see nothing.', ['Other']],
  ['Nobody other than the owner SHALL see the list.', []],
  ['The system SHALL refuse such files.', ['such']],
  ['The system SHALL refuse files such as pictures.', []],
  ['The system SHALL ensure that the list is sorted.', []],
])('vague pronouns of “%s” are %j', (text, words) => {
  expect(told(text, 'vague-pronoun')).toEqual(words);
});

import { expect, test } from 'vitest';
import { askSentence } from './askSentence.ts';
import { readAsks } from './asks.ts';

const asked = (request: string) => readAsks(request).map(askSentence);

test('a request of several sentences is taken apart into all that it asks for', () => {
  const request =
    'Hey, a few of our bigger customers have 50+ specs in one repo and the switcher is unusable. Could we let people ' +
    'hide specs that are done? Maybe archive them. It should also be possible to search by title, and sort by last ' +
    'change. Don’t lose anything please, and it needs to be fast. Also reviewers want to see who approved what.';
  expect(asked(request)).toEqual([
    'Customers can hide specs that are done.',
    'Customers can archive specs that are done.',
    'Customers can search by title.',
    'Customers can sort by last change.',
    'Reviewers can see who approved what.',
  ]);
});

test.each([
  [
    'the same person goes on, and “them” is what stands before',
    'We’d like customers to be able to download all invoices of a year, filter them by date and email them to their accountant.',
    [
      'Customers can download all invoices of a year.',
      'Customers can filter invoices by date.',
      'Customers can email invoices to their accountant.',
    ],
  ],
  [
    'each with those it is for',
    'As a teacher I want to create quizzes and see who has finished. Students should get a reminder. It’d be nice if parents could see the grades.',
    [
      'Teachers can create quizzes.',
      'Teachers can see who has finished.',
      'Students can get a reminder.',
      'Parents can see the grades.',
    ],
  ],
  [
    'things, and what the program is to do',
    'Guests should be able to pay without an account, and we need Apple Pay. Also show the delivery date before payment.',
    [
      'Guests can pay without an account.',
      'Guests can use Apple Pay.',
      'The system shows the delivery date before payment.',
    ],
  ],
  [
    'what has to be so, in the words of the request',
    'Patients need to be able to cancel appointments up to 24 hours before, reception should be notified, and the slot must become free again.',
    [
      'Patients can cancel appointments up to 24 hours before.',
      'Reception should be notified.',
      'The slot must become free again.',
    ],
  ],
  [
    'a list of what people do',
    'Notes:\n- members can book rooms\n- managers approve bookings over 2 hours\n- everybody gets an email when a booking changes',
    [
      'Members can book rooms.',
      'Managers can approve bookings over 2 hours.',
      'People can get an email when a booking changes.',
    ],
  ],
  [
    'how things are today is no wish',
    'Our team sends reports by hand. Please add a way to schedule reports and send them.',
    ['People can schedule reports.', 'People can send reports.'],
  ],
  [
    'reasons are left out',
    'I want to tag people so that I can find them, because I forget.',
    ['People can tag people.'],
  ],
  [
    'one act stays one',
    'Let people rename, move and delete folders.',
    ['People can rename, move and delete folders.'],
  ],
  ['and so do its verbs', 'Users can import and export contacts.', ['Users can import and export contacts.']],
  [
    'a noun is no verb',
    'Members can edit their name and display picture.',
    ['Members can edit their name and display picture.'],
  ],
  ['what “it” is nobody knows', 'Approve it, or share them with us.', []],
  ['nothing is asked for', 'It is slow', []],
  ['another language', 'Bitte macht die Suche besser, wir finden nichts.', []],
])('%s', (_what, request, asks) => {
  expect(asked(request)).toEqual(asks);
});

test('a text without an end is not gone through for asks', () => {
  expect(asked(`${'let people hide specs and '.repeat(40_000)}more. Let people sort specs.`)).toEqual([
    'People can sort specs.',
  ]);
});

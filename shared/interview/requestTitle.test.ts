import { expect, test } from 'vitest';
import { requestTitle } from './requestTitle.ts';

test.each([
  [
    'Customers need better control over who can edit workspace settings.',
    'Customers need better control over who can edit workspace settings',
  ],
  ['Hi, could you please add dark mode? It hurts.', 'Add dark mode'],
  ['As a librarian, I want to see overdue books so that I can call people.', 'See overdue books'],
  ['# Export invoices\n\nas CSV', 'Export invoices'],
  ['Les élèves veulent créer', 'Les élèves veulent créer'],
  ['予定を共有したい', '予定を共有したい'],
  ['…', '…'],
  [
    'Hi team!!\n\nso as discussed on the call w/ Marco -- the checkout is a MESS, customers complain.',
    'The checkout is a MESS, customers complain',
  ],
  ['Hello all, can you add dark mode?', 'Add dark mode'],
  [
    'From: Jana <jana@shop.example>\nSubject: Re: Fwd: Discount codes\n\nDear Ms Smith,\ncodes fail.',
    'Discount codes',
  ],
  ['On Tue, Marco wrote:\n> > Codes should expire.', 'Codes should expire'],
  ['Hey add dark mode', 'Add dark mode'],
  ['Hello', 'New spec'],
])('names the spec of “%s”', (request, title) => {
  expect(requestTitle(request)).toBe(title);
});

test.each([
  [
    'Customers keep asking us for a way to export all of their invoices as one file, because their accountants want it at the end of the year',
    'Customers keep asking us for a way to export all of their invoices',
  ],
  [
    'When an order has been paid, send the invoice by mail to the customer, and put a copy of it into the archive of the accounting department',
    'Send the invoice by mail to the customer',
  ],
  [
    'Show the people who maintain a workspace which of the members have not signed in during the last ninety days',
    'Show the people who maintain a workspace',
  ],
  ['Donaudampfschifffahrtsgesellschaftskapitänsmützen'.repeat(2), undefined],
])('a long request gives a title that ends with a phrase: %s', (request, title) => {
  const made = requestTitle(request);
  expect(made.length).toBeLessThanOrEqual(72);
  if (title !== undefined) expect(made).toBe(title);
});

test.each([
  [
    'Some customers have 50 specs in one repository. Could we let people hide specs that are done? Maybe archive them.',
    'Let people hide specs that are done',
  ],
  [
    'The checkout is confusing. Guests should be able to pay by card.',
    'Guests should be able to pay by card',
  ],
  [
    'Hi team, hope you are well! The client wants visitors to be able to save favourites.',
    'Visitors can save favourites',
  ],
  [
    'As a teacher I want to create quizzes, assign them to classes and see who has finished. Thanks!',
    'Create quizzes, assign them to classes and see who has finished',
  ],
  ['We need an audit log. Owners want to see who changed what.', 'Audit log'],
  // What is wrong says more than that it is to be mended, and “them” says nothing.
  [
    'Exported invoices miss the last line since May. Please fix this soon.',
    'Exported invoices miss the last line',
  ],
  ['Customers call us every day. Let them track their order.', 'Customers call us every day'],
])('the sentence that asks for something gives the title: %s', (request, title) => {
  expect(requestTitle(request)).toBe(title);
});

import { expect, test } from 'vitest';
import { readRequest } from './requestWords.ts';

test.each([
  [
    'Customers need better control over who can edit workspace settings.',
    'customers',
    'edit workspace settings',
    'workspace settings',
    true,
  ],
  ['Export invoices as CSV', 'people', 'export invoices as CSV', 'invoices', false],
  ['Please add dark mode', 'people', 'use dark mode', 'dark mode', false],
  ['We need to let guests pay by card, because checkout is slow.', 'guests', 'pay by card', null, false],
  ['Users should be able to delete their account', 'users', 'delete their account', 'account', false],
  ['The API answers 500, it should return a proper error', 'people', null, null, false],
  ['It is slow', 'people', null, null, false],
  [
    'As a librarian, I want to see overdue books so that I can call people.',
    'librarians',
    'see overdue books',
    'overdue books',
    false,
  ],
])('reads “%s”', (request, all, act, object, isAboutRights) => {
  const words = readRequest(request);
  expect({
    all: words.actor.all,
    act: words.act?.phrase ?? null,
    object: words.object,
    isAboutRights: words.isAboutRights,
  }).toEqual({
    all,
    act,
    object,
    isAboutRights,
  });
});

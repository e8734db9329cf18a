import { assert, property, string } from 'fast-check';
import { expect, test } from 'vitest';
import { specIdSchema } from '#shared/project/project.ts';
import { newSpecText, specSlug, specTitleFromRequest } from './newSpec.ts';
import { parseSpec } from './parseSpec.ts';

test.each([
  [
    'Customers need better control over who can edit workspace settings.',
    'Customers need better control over who can edit workspace settings',
    'customers-control-over-edit-workspace',
  ],
  ['Hi, could you please add dark mode? It hurts.', 'Add dark mode', 'add-dark-mode'],
  [
    'As a librarian, I want to see overdue books so that I can call people.',
    'See overdue books',
    'see-overdue-books',
  ],
  ['# Export invoices\n\nas CSV', 'Export invoices', 'export-invoices'],
  ['Les élèves veulent créer', 'Les élèves veulent créer', 'les-eleves-veulent-creer'],
  ['予定を共有したい', '予定を共有したい', '予定を共有したい'],
  ['…', '…', 'spec'],
  [
    'Hi team!!\n\nso as discussed on the call w/ Marco -- the checkout is a MESS, customers complain.',
    'The checkout is a MESS, customers complain',
    'checkout-mess-customers-complain',
  ],
  ['Hello all, can you add dark mode?', 'Add dark mode', 'add-dark-mode'],
  [
    'From: Jana <jana@shop.example>\nSubject: Re: Fwd: Discount codes\n\nDear Ms Smith,\ncodes fail.',
    'Discount codes',
    'discount-codes',
  ],
  ['On Tue, Marco wrote:\n> > Codes should expire.', 'Codes should expire', 'codes-expire'],
  ['Hey add dark mode', 'Add dark mode', 'add-dark-mode'],
  ['Hello', 'New spec', 'new-spec'],
])('names the spec of “%s”', (request, title, slug) => {
  expect(specTitleFromRequest(request)).toBe(title);
  expect(specSlug(title)).toBe(slug);
});

test('any request comes back word for word from a file without problems', () => {
  assert(
    property(string({ unit: 'grapheme', maxLength: 80 }), string({ maxLength: 20 }), (request, source) => {
      const title = specTitleFromRequest(request);
      const id = `001-${specSlug(title)}`;
      expect(specIdSchema.safeParse(id).success).toBe(true);
      const doc = parseSpec(newSpecText({ id, title, request, source, date: '2026-11-23' }));
      expect(doc.request?.text).toBe(
        request
          .replace(/^\uFEFF/, '')
          .replace(/\r\n?/g, '\n')
          .replace(/^\n+|\s+$/g, ''),
      );
      expect({ id: doc.id, problems: doc.problems, sections: doc.sections }).toEqual({
        id,
        problems: [],
        sections: [],
      });
    }),
    { numRuns: 500 },
  );
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
  const made = specTitleFromRequest(request);
  expect(made.length).toBeLessThanOrEqual(72);
  if (title !== undefined) expect(made).toBe(title);
});

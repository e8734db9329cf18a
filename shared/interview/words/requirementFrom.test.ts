import { assert, property, string } from 'fast-check';
import { expect, test } from 'vitest';
import { earsPattern } from '#shared/spec/ears.ts';
import { requirementFrom } from './requirementFrom.ts';
import { sentences } from './sentences.ts';

const cases: readonly (readonly [string, string, ...string[]])[] = [
  [
    'owners can invite people',
    'Owners can invite people',
    'WHEN an owner invites people, the system SHALL finish the act and show a confirmation, or say why the act failed.',
  ],
  [
    'Only owners can edit workspace settings.',
    'Only owners can edit workspace settings',
    'WHEN an owner edits workspace settings, the system SHALL keep the change and show the new state from then on.',
    'IF someone who is not an owner tries to edit workspace settings, THEN the system SHALL refuse, say who can, and change nothing.',
  ],
  [
    'Everyone else can see workspace settings but not edit them',
    'Everyone else can see workspace settings but not edit them',
    'WHEN anyone else asks to see workspace settings, the system SHALL show what is there at that moment.',
    'IF anyone else tries to edit them, THEN the system SHALL refuse, say why, and change nothing.',
  ],
  [
    'export invoices as CSV',
    'People can export invoices as CSV',
    'WHEN someone exports invoices as CSV, the system SHALL hand over the complete result, or say why the act failed.',
  ],
  [
    'I can download my data',
    'People can download my data',
    'WHEN someone downloads their data, the system SHALL hand over the complete result, or say why the act failed.',
  ],
  [
    'Admins and support agents can cancel an order',
    'Admins and support agents can cancel an order',
    'WHEN an admin or a support agent cancels an order, the system SHALL finish the act and show a confirmation.',
  ],
  [
    "Guests can't comment",
    "Guests can't comment",
    'IF a guest tries to comment, THEN the system SHALL refuse, say why, and change nothing.',
  ],
  [
    'The system should send an email every Monday',
    'The system should send an email every Monday',
    'The system SHALL send an email every Monday.',
  ],
  ['Refusals must answer 403', 'Refusals must answer 403', 'Refusals SHALL answer 403.'],
  [
    'When an owner removes an editor, refuse their changes',
    'When an owner removes an editor, refuse their changes',
    'WHEN an owner removes an editor, the system SHALL refuse their changes.',
  ],
  [
    'If the upload fails, the file is kept',
    'If the upload fails, the file is kept',
    'IF the upload fails, THEN the system SHALL make sure that the file is kept.',
  ],
  [
    'Members must confirm their address',
    'Members must confirm their address',
    'The system SHALL require members to confirm their address.',
  ],
  ['Dark mode', 'Dark mode', 'The system SHALL offer dark mode.'],
  [
    'Settings are read-only for members',
    'Settings are read-only for members',
    'The system SHALL make sure that settings are read-only for members.',
  ],
  [
    'Users with the editor role can publish posts',
    'Users with the editor role can publish posts',
    'The system SHALL let users with the editor role publish posts.',
  ],
  [
    'It should be possible for guests to pay by card',
    'Guests can pay by card',
    'WHEN a guest pays by card, the system SHALL finish the act and show a confirmation.',
  ],
  [
    'People can turn dark mode on and off',
    'People can turn dark mode on and off',
    'WHEN someone turns dark mode on or off, the system SHALL keep the change and show the new state from then on.',
  ],
  [
    'Les propriétaires décident où l’équipe écrit 日本語日本語日本語',
    'Les propriétaires décident où l’équipe écrit 日本語日本語日本語',
    'The system SHALL do what was asked for: “Les propriétaires décident où l’équipe écrit 日本語日本語日本語”.',
  ],
];

test.each(cases)('makes a requirement of “%s”', (sentence, title, ...criteria) => {
  expect(requirementFrom(sentence)).toEqual({ title, criteria });
});

test('whatever is written becomes a titled requirement whose criteria follow EARS', () => {
  assert(
    property(string({ unit: 'grapheme', minLength: 1, maxLength: 60 }), (answer) => {
      for (const sentence of sentences(answer)) {
        const { title, criteria } = requirementFrom(sentence);
        expect(title).not.toBe('');
        expect(criteria.length).toBeGreaterThan(0);
        for (const text of criteria) expect(earsPattern(text.replaceAll('`', ''))).not.toBeNull();
      }
    }),
  );
});

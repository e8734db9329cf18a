import { expect, test } from 'vitest';
import { intentDiff } from '../intentDiff.ts';
import { parseSpec } from '../parseSpec.ts';
import type { IntentChange } from './intent.ts';

const diff = (before: string, after: string) =>
  intentDiff(parseSpec(`# S\n\n${before}`), parseSpec(`# S\n\n${after}`));
const told = (before: string, after: string) => diff(before, after).changes.map(tell);
const tell = ({ label, kind, move, regroup }: IntentChange) =>
  move
    ? `${label} ${kind} ${move.from} → ${move.to}`
    : regroup
      ? `${kind} ${regroup.from.join(', ')} → ${regroup.to.join(', ')}`
      : `${label} ${kind}`;

const requirement = (id: string, title: string, ...criteria: string[]) =>
  `### ${id} ${title}\n\n${criteria.map((each) => `- ${each}\n`).join('')}`;
const below = (heading: string, ...parts: string[]) => `## ${heading}\n\n${parts.join('\n')}\n`;

const ask = '**AC-1.1** WHEN an owner opens the members page, the system SHALL list every editor.';
const remove = '**AC-1.2** WHEN an owner removes an editor, the system SHALL refuse their changes at once.';
const both =
  '**AC-1.1** WHEN an owner removes an editor, the system SHALL refuse their next change and send a mail to the removed person.';
const refuse = 'WHEN an owner removes an editor, the system SHALL refuse their next change.';
const mail = 'WHEN an owner removes an editor, the system SHALL send a mail to the removed person.';

test('a requirement that stands elsewhere moved, and the others stayed', () => {
  const [one, two, three] = [
    requirement('R1', 'Owners choose', ask),
    requirement('R2', 'Billing stays'),
    requirement('R3', 'Readers read'),
  ];
  expect(told(below('Requirements', one, two, three), below('Requirements', two, three, one))).toEqual([
    'Owners choose moved first → after R3',
  ]);
});

test('a criterion that keeps its id under another requirement moved', () => {
  const before = below('Requirements', requirement('R1', 'Choose', ask, remove), requirement('R2', 'Leave'));
  const after = below('Requirements', requirement('R1', 'Choose', ask), requirement('R2', 'Leave', remove));
  expect(told(before, after)).toEqual(['AC-1.2 moved R1 → R2']);
});

test('a criterion that got another id on the way moved, and its changed words are told', () => {
  const before = below('Requirements', requirement('R1', 'Choose', ask, remove), requirement('R2', 'Leave'));
  const renamed = remove.replace('AC-1.2', 'AC-2.1').replace('at once', 'immediately');
  const after = below('Requirements', requirement('R1', 'Choose', ask), requirement('R2', 'Leave', renamed));
  const [change, ...more] = diff(before, after).changes;
  expect(more).toEqual([]);
  expect(change).toMatchObject({
    kind: 'moved',
    isReworded: true,
    move: { from: 'AC-1.2 in R1', to: 'AC-2.1 in R2' },
  });
});

test('one criterion that became two was split, whether it kept its id or not', () => {
  const before = below('Requirements', requirement('R1', 'Leave', both));
  const kept = requirement('R1', 'Leave', `**AC-1.1** ${refuse}`, `**AC-1.2** ${mail}`);
  expect(told(before, below('Requirements', kept))).toEqual(['split AC-1.1 → AC-1.1, AC-1.2']);
  const renamed = requirement('R1', 'Leave', `**AC-1.2** ${refuse}`, `**AC-1.3** ${mail}`);
  expect(told(before, below('Requirements', renamed))).toEqual(['split AC-1.1 → AC-1.2, AC-1.3']);
});

test('two criteria that became one were merged, and the words of both are shown in it', () => {
  const before = below(
    'Requirements',
    requirement('R1', 'Leave', `**AC-1.1** ${refuse}`, `**AC-1.2** ${mail}`),
  );
  const after = below('Requirements', requirement('R1', 'Leave', both));
  const { changes, sections } = diff(before, after);
  expect(changes.map(tell)).toEqual(['merged AC-1.1, AC-1.2 → AC-1.1']);
  const [block] = sections.find(({ id }) => id === 'R1')?.blocks ?? [];
  const old = block?.segments.filter(({ kind }) => kind !== 'added').map(({ text }) => text);
  expect(old?.join('')).toBe(`${refuse} ${mail}`);
});

test('a new criterion about the same thing beside an unchanged one is new', () => {
  const before = below('Requirements', requirement('R1', 'Leave', `**AC-1.1** ${refuse}`));
  const after = below(
    'Requirements',
    requirement('R1', 'Leave', `**AC-1.1** ${refuse}`, `**AC-1.2** ${mail}`),
  );
  expect(told(before, after)).toEqual(['AC-1.2 added']);
});

test('a requirement whose criteria were shared out was split, and the reverse merged', () => {
  const whole = below('Requirements', requirement('R1', 'Choose and leave', ask, remove));
  const parts = below(
    'Requirements',
    requirement('R1', 'Choose', ask),
    requirement('R2', 'Leave', remove.replace('AC-1.2', 'AC-2.1')),
  );
  expect(told(whole, parts)).toEqual(['split R1 → R1, R2']);
  expect(told(parts, whole)).toEqual(['merged R1, R2 → R1']);
});

test('a line that went from in scope to out of scope moved', () => {
  const scope = (into: string) =>
    `## Scope\n\n### In\n\n- Settings\n${into === 'In' ? '- Billing\n' : ''}\n### Out\n\n- Roles\n${into === 'Out' ? '- Billing\n' : ''}`;
  const [change] = diff(scope('In'), scope('Out')).changes;
  expect(change).toMatchObject({ subject: 'scope', kind: 'moved', move: { from: 'In', to: 'Out' } });
});

test('a constraint, an assumption’s risk and a decision are told by what they are', () => {
  const lists = (limit: string, risk: string, date: string) =>
    `## Constraints\n\n- **C1** Answers within ${limit}.\n\n## Assumptions\n\n- **A1** (risk: ${risk}) Roles are cached.\n\n## Decisions\n\n- **D1** ${date} Refusals answer 403.\n`;
  const { changes } = diff(lists('1 s', 'low', '2026-01-02'), lists('2 s', 'high', '2026-01-02'));
  expect(changes.map(({ label, subject, kind }) => [label, subject, kind])).toEqual([
    ['C1', 'constraint', 'reworded'],
    ['A1', 'assumption', 'reworded'],
  ]);
});

test('a line without an id whose words changed a little is reworded, not removed and added', () => {
  const { changes } = diff(
    '## Scope\n\n### In\n\n- Settings of a workspace and its members\n',
    '## Scope\n\n### In\n\n- Settings of a workspace and of its members list\n',
  );
  expect(changes.map(({ kind }) => kind)).toEqual(['reworded']);
});

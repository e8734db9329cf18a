import fc from 'fast-check';
import { expect, test } from 'vitest';
import { intentDiff } from '../intentDiff.ts';
import { parseSpec } from '../parseSpec.ts';
import type { IntentBlock, IntentDiff } from './intent.ts';

/** Few words and ids, so that sentences are often alike, moved, split or said twice. */
const word = fc.constantFrom(
  'owner',
  'editor',
  'mail',
  'list',
  'page',
  'refuse',
  'log',
  'billing',
  'at',
  'the',
);
const sentence = fc.array(word, { minLength: 1, maxLength: 7 }).map((words) => `${words.join(' ')}.`);
const requirement = fc.record({
  id: fc.integer({ min: 1, max: 5 }),
  title: fc.array(word, { minLength: 1, maxLength: 2 }).map((words) => words.join(' ')),
  optional: fc.boolean(),
  prose: fc.option(sentence, { nil: '' }),
  criteria: fc.uniqueArray(fc.record({ id: fc.integer({ min: 1, max: 4 }), text: sentence }), {
    maxLength: 4,
    selector: ({ id }) => id,
  }),
});
const item = (letter: string) =>
  fc
    .uniqueArray(fc.record({ id: fc.integer({ min: 1, max: 4 }), text: sentence }), {
      maxLength: 3,
      selector: ({ id }) => id,
    })
    .map((items) => items.map(({ id, text }) => `- **${letter}${id}** ${text}`));
const spec = fc
  .record({
    why: fc.option(sentence, { nil: '' }),
    scopeIn: fc.array(sentence, { maxLength: 3 }),
    scopeOut: fc.array(sentence, { maxLength: 3 }),
    requirements: fc.uniqueArray(requirement, { maxLength: 4, selector: ({ id }) => id }),
    constraints: item('C'),
    decisions: item('D'),
  })
  .map(({ why, scopeIn, scopeOut, requirements, constraints, decisions }) =>
    [
      '# Spec',
      ...(why ? ['## Why', why] : []),
      '## Scope\n\n### In',
      scopeIn.map((each) => `- ${each}`).join('\n'),
      '### Out',
      scopeOut.map((each) => `- ${each}`).join('\n'),
      '## Requirements',
      ...requirements.map(
        ({ id, title, optional, prose, criteria }) =>
          `### R${id} ${optional ? '(optional) ' : ''}${title}\n\n${prose}\n\n${criteria
            .map((each) => `- **AC-${id}.${each.id}** WHEN ${each.text}`)
            .join('\n')}`,
      ),
      '## Constraints',
      constraints.join('\n'),
      '## Decisions',
      decisions.join('\n'),
    ].join('\n\n'),
  );
const diffOf = (before: string, after: string) => intentDiff(parseSpec(before), parseSpec(after));

test('a text asks for nothing else than itself', () => {
  fc.assert(
    fc.property(spec, (one) => {
      const { changes, sections } = diffOf(one, one);
      expect(changes).toEqual([]);
      expect(sections.flatMap(({ blocks }) => blocks).every(({ kind }) => kind === 'same')).toBe(true);
    }),
  );
});

const OPPOSITE = {
  same: 'same',
  added: 'removed',
  removed: 'added',
  reworded: 'reworded',
  moved: 'moved',
  split: 'merged',
  merged: 'split',
} as const;

/** What a change says, in a form in which both directions can be compared. */
function sayings(diff: IntentDiff, isBack: boolean): readonly string[] {
  return diff.changes
    .map(({ kind, subject, isReworded, move, regroup }) =>
      JSON.stringify([
        isBack ? OPPOSITE[kind] : kind,
        subject,
        isReworded,
        move && (isBack ? [move.to, move.from] : [move.from, move.to]),
        regroup && (isBack ? [regroup.to, regroup.from] : [regroup.from, regroup.to]),
      ]),
    )
    .toSorted();
}

/** The words on each side of the blocks that stand for one sentence in both texts. */
function words(diff: IntentDiff, isBack: boolean): readonly string[] {
  const side = (block: IntentBlock, hidden: 'added' | 'removed') =>
    block.segments
      .filter(({ kind }) => kind !== hidden)
      .map(({ text }) => text)
      .join('');
  return diff.sections
    .flatMap(({ blocks }) => blocks)
    .filter(({ regroup }) => regroup === null)
    .map((block) => {
      const both = [side(block, 'added'), side(block, 'removed')];
      const kind = isBack ? OPPOSITE[block.kind] : block.kind;
      return JSON.stringify([kind, block.subject, ...(isBack ? both.toReversed() : both)]);
    })
    .toSorted();
}

test('the way back says the same as the way there, the other way round', () => {
  fc.assert(
    fc.property(spec, spec, (before, after) => {
      const [there, back] = [diffOf(before, after), diffOf(after, before)];
      expect(sayings(back, true)).toEqual(sayings(there, false));
      expect(words(back, true)).toEqual(words(there, false));
    }),
    { numRuns: 400 },
  );
});

test('every sentence of the text after is shown once, and every key names one place', () => {
  fc.assert(
    fc.property(spec, spec, (before, after) => {
      const blocks = diffOf(before, after).sections.flatMap((section) => section.blocks);
      const shown = blocks.filter(({ kind, subject }) => kind !== 'removed' && subject === 'criterion');
      expect(shown.map(({ key }) => key)).toEqual(parseSpec(after).criteria.map(({ key }) => key));
      const keys = blocks.map(({ key }) => key);
      expect(new Set(keys).size).toBe(keys.length);
    }),
  );
});

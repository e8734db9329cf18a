import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseSpec } from '../parseSpec.ts';
import { commentBlocks } from './commentBlocks.ts';
import { anchorAt, placeAnchor } from './placeAnchor.ts';

const spec = (criterion: string, ...why: readonly string[]) =>
  commentBlocks(
    parseSpec(
      `# S\n\n## Why\n\n${why.join('\n\n')}\n\n## Requirements\n\n### R1 Leave\n\n- **AC-1.1** ${criterion}\n- **AC-1.2** WHEN a page opens, the system SHALL list it.\n`,
    ),
  );

const text = 'WHEN an owner removes an editor, the system SHALL refuse that person’s changes within an hour.';
const on = (quote: string, words = text) => {
  const start = words.indexOf(quote);
  const anchor = anchorAt(spec(words), 'AC-1.1', { start, end: start + quote.length });
  if (!anchor) throw new Error('nothing is quoted');
  return anchor;
};
const now = (quote: string, words: string) => {
  const blocks = spec(words);
  const place = placeAnchor(on(quote), blocks);
  if (place.state === 'outdated') return { outdated: place.block };
  return { [place.block]: blocks.get(place.block)?.slice(place.range.start, place.range.end) };
};

test('stays on its words when others around them change', () => {
  expect(now('that person’s changes', text.replace('WHEN an owner removes', 'IF an admin removes'))).toEqual({
    'AC-1.1': 'that person’s changes',
  });
});

test('covers what took the place of a part of its words', () => {
  expect(now('changes within an hour', text.replace('within an hour', 'at once'))).toEqual({
    'AC-1.1': 'changes at once',
  });
});

test('is outdated, with its block known, when its words are gone', () => {
  expect(now('within an hour', text.replace('within an hour', 'at once'))).toEqual({ outdated: 'AC-1.1' });
});

test('does not jump to another criterion that happens to say the same words', () => {
  const anchor = on('an owner');
  const blocks = commentBlocks(
    parseSpec(
      '# S\n\n## Requirements\n\n### R2 Mail\n\n- **AC-2.1** IF mail bounces, THEN it goes to an owner.\n',
    ),
  );
  expect(placeAnchor(anchor, blocks)).toEqual({ state: 'outdated', block: null });
});

test('follows a paragraph that another one was put before', () => {
  const start = 7;
  const anchor = anchorAt(spec(text, 'Admins change everything here.'), 'why:0', { start, end: start + 6 });
  const blocks = spec(text, 'Two lost their setup.', 'Admins change everything here.');
  expect(anchor && placeAnchor(anchor, blocks)).toEqual({
    state: 'placed',
    block: 'why:1',
    range: { start, end: start + 6 },
  });
});

test('follows a criterion that was given another id', () => {
  const anchor = on('refuse that person’s changes');
  const blocks = commentBlocks(parseSpec(`# S\n\n## Requirements\n\n### R2 Leave\n\n- **AC-2.1** ${text}\n`));
  expect(placeAnchor(anchor, blocks)).toMatchObject({ state: 'placed', block: 'AC-2.1' });
});

const word = fc.constantFrom(
  'owner',
  'editor',
  'the',
  'refuses',
  'within',
  'hour',
  'mail',
  'page',
  'no',
  'x1',
);
const words = (minLength: number, maxLength: number) =>
  fc.array(word, { minLength, maxLength }).map((all) => all.join(' '));

/** A sentence in three runs, the middle one commented on. */
const sentence = fc.record({ head: words(0, 6), quote: words(1, 5), tail: words(0, 6) });
const joined = (...parts: readonly string[]) => parts.filter((part) => part !== '').join(' ');
const anchored = ({ head, quote, tail }: { head: string; quote: string; tail: string }) => {
  const start = head === '' ? 0 : head.length + 1;
  const anchor = anchorAt(new Map([['AC-1.1', joined(head, quote, tail)]]), 'AC-1.1', {
    start,
    end: start + quote.length,
  });
  if (!anchor) throw new Error('nothing is quoted');
  return { anchor, range: { start, end: start + quote.length } };
};

test('whatever happens to other blocks, a comment stays exactly where it was', () => {
  fc.assert(
    fc.property(sentence, fc.array(words(1, 12), { maxLength: 5 }), (own, others) => {
      const { anchor, range } = anchored(own);
      const blocks = new Map([
        ...others.map((other, index) => [`AC-2.${index + 1}`, other] as const),
        ['AC-1.1', joined(own.head, own.quote, own.tail)] as const,
      ]);
      expect(placeAnchor(anchor, blocks)).toEqual({ state: 'placed', block: 'AC-1.1', range });
    }),
  );
});

test('no edit outside of its words in the same block loses or moves a comment', () => {
  fc.assert(
    fc.property(sentence, words(0, 8), words(0, 8), fc.boolean(), (own, head, tail, isHead) => {
      const { anchor } = anchored(own);
      const after = isHead ? joined(head, own.quote, own.tail) : joined(own.head, own.quote, tail);
      const start = isHead ? (head === '' ? 0 : head.length + 1) : own.head === '' ? 0 : own.head.length + 1;
      // Words said twice with the same neighbours cannot be told apart by anyone.
      fc.pre(after.indexOf(own.quote) === after.lastIndexOf(own.quote));
      expect(placeAnchor(anchor, new Map([['AC-1.1', after]]))).toEqual({
        state: 'placed',
        block: 'AC-1.1',
        range: { start, end: start + own.quote.length },
      });
    }),
    { numRuns: 400 },
  );
});

test('an edit within its words keeps a comment on the block as long as one of them is left', () => {
  const unique = fc.uniqueArray(fc.constantFrom('alpha', 'beta', 'gamma', 'delta', 'kappa'), {
    minLength: 2,
  });
  fc.assert(
    fc.property(sentence, unique, words(0, 3), fc.nat(), (own, quote, put, at) => {
      const { anchor } = anchored({ ...own, quote: quote.join(' ') });
      const kept = quote[at % quote.length] ?? '';
      const edited = joined(put, kept);
      const place = placeAnchor(anchor, new Map([['AC-1.1', joined(own.head, edited, own.tail)]]));
      expect(place).toMatchObject({ state: 'placed', block: 'AC-1.1' });
      const range = place.state === 'placed' ? place.range : { start: 0, end: 0 };
      expect(joined(own.head, edited, own.tail).slice(range.start, range.end)).toContain(kept);
    }),
    { numRuns: 400 },
  );
});

test('paragraphs put before, after or taken away never move a comment off its paragraph', () => {
  const paragraph = fc
    .array(fc.constantFrom('red', 'green', 'blue', 'cyan', 'pink'), { minLength: 3, maxLength: 7 })
    .map((all) => all.join(' '));
  fc.assert(
    fc.property(
      sentence,
      fc.array(paragraph, { maxLength: 3 }),
      fc.array(paragraph, { maxLength: 3 }),
      (own, a, b) => {
        const { anchor, range } = anchored(own);
        const blocks = new Map(
          [...a, joined(own.head, own.quote, own.tail), ...b].map((each, index) => [`why:${index}`, each]),
        );
        expect(placeAnchor({ ...anchor, block: 'why:0' }, blocks)).toEqual({
          state: 'placed',
          block: `why:${a.length}`,
          range,
        });
      },
    ),
  );
});

import { expect, test } from 'vitest';
import { parseSpec } from '../parseSpec.ts';
import { applyEdits } from '../textEdit.ts';
import { hintsFor } from './hintsFor.ts';

const text = `# Settings

## Requirements

### R1 Owners choose the editors

- **AC-1.1** WHEN an owner adds a member, the system SHALL let that
  member edit settings quickly, easily and so on.
- **AC-1.2** The system should refuse \`quickly\`.

### R2 Nobody loses access
`;

test('points at vague words with words to put there, through wrapped lines', () => {
  const hints = hintsFor(parseSpec(text));
  expect(hints.map(({ key, range, rule }) => [key, rule, text.slice(range.start, range.end)])).toEqual([
    ['AC-1.1', 'subjective', 'quickly'],
    ['AC-1.1', 'subjective', 'easily'],
    ['AC-1.1', 'nonverifiable', 'and so on'],
    ['AC-1.2', 'uncertain-verb', 'should'],
    ['R2', 'missing-criterion', 'Nobody loses access'],
  ]);
});

test('a replacement takes its hint away', () => {
  const [first] = hintsFor(parseSpec(text));
  const mended = applyEdits(text, [{ ...first!.range, text: first!.replacements[0]! }]);
  expect(mended).toContain('edit settings within 2 seconds, easily');
  expect(hintsFor(parseSpec(mended)).map(({ id }) => id)).not.toContain(first!.id);
});

test('says one thing about one place, the one that offers other words', () => {
  const spec =
    '# A\n\n## Requirements\n\n### R1 B\n\n- **AC-1.1** The system SHALL answer in about 5 seconds.\n';
  expect(hintsFor(parseSpec(spec)).map(({ rule, replacements }) => [rule, replacements])).toEqual([
    ['unverifiable-quantity', ['at most 5 seconds', 'at least 5 seconds']],
  ]);
});

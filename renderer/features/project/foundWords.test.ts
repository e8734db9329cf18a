import { expect, test } from 'vitest';
import type { FoundSpec } from '#shared/foreign/contract.ts';
import { foundWords } from './foundWords.ts';

const spec = (format: FoundSpec['format'], path: string, kind: FoundSpec['kind'] = 'spec'): FoundSpec => ({
  format,
  path,
  kind,
  title: path,
  imported: null,
});

test.each([
  [[spec('spec-kit', 'specs/001-a')], '1 spec of spec-kit in specs/'],
  [[spec('kiro', '.kiro/specs/a'), spec('kiro', '.kiro/specs/b')], '2 specs of Kiro in .kiro/specs/'],
  [
    [
      spec('openspec', 'openspec/specs/a/spec.md'),
      spec('openspec', 'openspec/changes/b', 'change'),
      spec('openspec', 'openspec/changes/archive/c', 'archived'),
    ],
    '2 specs of OpenSpec in openspec/',
  ],
  [
    [spec('kiro', '.kiro/specs/a'), spec('spec-kit', 'specs/001-a')],
    '1 spec of spec-kit in specs/ and 1 of Kiro in .kiro/specs/',
  ],
])('says how many there are of which format, and where', (specs, words) => {
  expect(foundWords(specs)).toBe(words);
});

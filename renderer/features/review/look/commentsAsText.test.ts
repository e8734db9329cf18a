import { expect, test } from 'vitest';
import { commentsAsText } from './commentsAsText.ts';

const said = { by: 'Priya', at: '2026-01-01T00:00:00.000Z', outdated: false };

test('comments are told with their place, and a comment of several lines stays one item', () => {
  const text = commentsAsText('feature/names', '0123456789abcdef', [
    {
      ...said,
      id: '1',
      text: 'Why?\nIt was fine.',
      anchor: { kind: 'line', path: 'a.ts', side: 'old', line: 3 },
    },
    {
      ...said,
      id: '2',
      text: 'Not shown.',
      outdated: true,
      anchor: { kind: 'criterion', criterion: 'AC-1.1' },
    },
  ]);
  expect(text).toBe(
    'Comments on feature/names at 0123456789ab\n\n- `a.ts`, line 3 before the change: Why?\n  It was fine. (Priya)\n- **AC-1.1**: Not shown. (Priya, about text that has changed since)\n',
  );
});

import { expect, test } from 'vitest';
import { markedIn } from './descendants.ts';

test('finds in what ps tells of environments who carries a mark, and nobody else', () => {
  const listed = [
    '    1 /sbin/launchd',
    '  812 node agent.mjs --quiet HOME=/Users/ada OVERTURE_PROCESS=host-a.3 LANG=C',
    ' 4711 sh -c sleep 9 OVERTURE_PROCESS=host-b.1 PATH=/usr/bin:/bin',
    ' 4712 grep NOT_OVERTURE_PROCESS=host-a.3',
    '',
  ].join('\n');
  expect(markedIn(listed, 'host-a.')).toEqual([812]);
  expect(markedIn(listed, 'host-a.3')).toEqual([812]);
  expect(markedIn(listed, 'host-b.')).toEqual([4711]);
});

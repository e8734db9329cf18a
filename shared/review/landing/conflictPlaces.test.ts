import { expect, test } from 'vitest';
import { conflictPlaces, describePlaces } from './conflictPlaces.ts';

test('finds where two sides meet, by the lines of each, with and without the text of before', () => {
  const text = `a
<<<<<<< main
ours 1
ours 2
=======
theirs
>>>>>>> T5
b
<<<<<<< main
||||||| base
old
=======
theirs 2
>>>>>>> T5
======= no marker
`;
  const places = conflictPlaces(text);
  expect(places).toEqual([
    { ours: [2, 3], theirs: [2, 2] },
    { ours: null, theirs: [4, 4] },
  ]);
  expect(describePlaces(places)).toBe('lines 2 and 4');
  expect(describePlaces(places.slice(0, 1))).toBe('line 2');
  expect(describePlaces([])).toBe('');
});

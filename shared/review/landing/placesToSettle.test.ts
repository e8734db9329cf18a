import { expect, test } from 'vitest';
import { taskIdSchema } from '#shared/plan/plan.ts';
import type { ConflictedFile } from './conflictedFile.ts';
import { conflictParts, settleText } from './settleConflicts.ts';
import { keptChoicesSchema, type PlaceAnswer } from './keptChoices.ts';
import {
  carryAnswers,
  choicesAsKept,
  choicesToKeep,
  isSettled,
  placesToSettle,
  settledFiles,
} from './placesToSettle.ts';

const place = (ours: string, theirs: string) => `<<<<<<< a\n${ours}=======\n${theirs}>>>>>>> b\n`;
const TEXT = `one\ntwo\nthree\nfour\n${place('A\nB\n', 'C\n')}five\n${place('', 'D\n')}${place('A\nB\n', 'C\n')}`;

function file(path: string, more: Partial<ConflictedFile>): ConflictedFile {
  return {
    path,
    parts: null,
    whole: null,
    landedBy: [taskIdSchema.parse('T1')],
    ours: ['AC-1.1'],
    theirs: [],
    ...more,
  };
}

const FILES = [
  file('a.ts', { parts: [...conflictParts(TEXT)] }),
  file('logo.png', { whole: { ours: null, theirs: 12 } }),
];

test('tells each place with its lines on both sides and what is around it', () => {
  const [first, second, third, whole] = placesToSettle(FILES);
  expect(first).toMatchObject({
    kind: 'text',
    lines: { ours: [5, 6], theirs: [5, 5] },
    before: ['two', 'three', 'four'],
    after: ['five'],
  });
  expect(second).toMatchObject({ lines: { ours: null, theirs: [7, 7] }, before: ['five'], after: [] });
  expect(third).toMatchObject({ lines: { ours: [8, 9], theirs: [8, 8] } });
  expect(third?.key).not.toBe(first?.key);
  expect(whole).toMatchObject({ kind: 'whole', ours: null, theirs: 12 });
});

test('all answers become choices the host takes, and none while a place is open', () => {
  const places = placesToSettle(FILES);
  const ways: readonly PlaceAnswer[] = [
    { way: 'reversed', own: null },
    { way: 'own', own: 'mine\n' },
    { way: 'both', own: 'not chosen' },
    { way: 'theirs', own: null },
  ];
  const answers = new Map<string, PlaceAnswer>(
    places.flatMap(({ key }, index) => {
      const answer = ways[index];
      return answer ? [[key, answer] as const] : [];
    }),
  );
  const files = settledFiles(places, answers);
  expect(files).toEqual([
    { path: 'a.ts', choices: [{ text: 'C\nA\nB\n' }, { text: 'mine\n' }, 'both'] },
    { path: 'logo.png', choices: ['theirs'] },
  ]);
  expect(settleText(TEXT, files?.[0]?.choices ?? [])).toBe(
    'one\ntwo\nthree\nfour\nC\nA\nB\nfive\nmine\nA\nB\nC\n',
  );
  answers.delete(places[1]?.key ?? '');
  expect(settledFiles(places, answers)).toBeNull();
  const [stuck] = placesToSettle([file('folder', {})]);
  expect(stuck && isSettled(stuck, new Map([[stuck.key, { way: 'ours', own: null }]]))).toBe(false);
});

test('an answer still fits where the words are the same, however the file around them changed', () => {
  const [before] = placesToSettle(FILES);
  const [after] = placesToSettle([file('a.ts', { parts: [...conflictParts(`zero\n${TEXT}`)] })]);
  expect(after?.key).toBe(before?.key);
});

test('words of one’s own stay at hand where only the other side is new, and are not chosen for the person', () => {
  const before = placesToSettle(FILES);
  const after = placesToSettle([file('a.ts', { parts: [...conflictParts(TEXT.replace('A\nB', 'A\nE'))] })]);
  const answers = new Map<string, PlaceAnswer>([
    [before[0]?.key ?? '', { way: 'own', own: 'mine\n' }],
    [before[1]?.key ?? '', { way: 'theirs', own: null }],
  ]);
  expect(carryAnswers(answers, before, after)).toEqual({
    answers: new Map<string, PlaceAnswer>([
      [after[0]?.key ?? '', { way: null, own: 'mine\n' }],
      [before[1]?.key ?? '', { way: 'theirs', own: null }],
    ]),
    kept: 1,
    lost: 1,
  });
});

test('what is kept finds its places again, also those that read alike', () => {
  const places = placesToSettle([...FILES, file('folder', {})]);
  const answers = new Map<string, PlaceAnswer>([
    [places[0]?.key ?? '', { way: 'reversed', own: null }],
    [places[2]?.key ?? '', { way: 'theirs', own: 'once mine\n' }],
    [places[3]?.key ?? '', { way: 'ours', own: null }],
  ]);
  const kept = keptChoicesSchema.parse(
    JSON.parse(
      JSON.stringify({
        tip: 'a'.repeat(40),
        commit: 'b'.repeat(40),
        places: choicesToKeep(places, answers),
      }),
    ),
  );
  const again = choicesAsKept(kept.places);
  expect(again.answers).toEqual(answers);
  expect(carryAnswers(again.answers, again.places, places)).toEqual({ answers, kept: 3, lost: 0 });
});

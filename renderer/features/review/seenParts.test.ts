import { beforeEach, expect, test } from 'vitest';
import { parsePatch } from '#shared/review/parsePatch.ts';
import { isFolded } from './folding.ts';
import { placeHunks, type ReviewFile } from './reviewModel.ts';
import { setFolded, setSeen, useReviewStore } from './reviewStore.ts';
import { isHunkSeen, isPartSeen, seenKey } from './seenParts.ts';

const PATCH = `diff --git a/a.ts b/a.ts
--- a/a.ts
+++ b/a.ts
@@ -1,1 +1,1 @@
-one
+two
@@ -9,1 +9,1 @@
-three
+four
diff --git a/package-lock.json b/package-lock.json
--- a/package-lock.json
+++ b/package-lock.json
@@ -1,1 +1,1 @@
-1
+2
diff --git a/old.ts b/new.ts
similarity index 100%
rename from old.ts
rename to new.ts
`;
const work = { id: 'run-1.T1.1', commit: 'c'.repeat(40) };
const [file, lock, moved] = placeHunks(parsePatch(PATCH), new Set(), { state: 'refused' }) as [
  ReviewFile,
  ReviewFile,
  ReviewFile,
];
const top: ReviewFile = { ...file, hunks: file.hunks.slice(0, 1) };
const end: ReviewFile = { ...file, hunks: file.hunks.slice(1), place: 2 };
const isSeen = (part: ReviewFile, of = work) => isPartSeen(useReviewStore.getState().seen, of, part);
const folded = (part: ReviewFile) => isFolded(useReviewStore.getState(), work, part);

beforeEach(() => useReviewStore.setState({ seen: new Set(), turned: new Set() }));

test('a part that was seen folds, and leaves the rest of its file as it is', () => {
  setSeen(work, top, true);
  expect([top, end, file].map((part) => isSeen(part))).toEqual([true, false, false]);
  expect([top, end].map(folded)).toEqual([true, false]);
  setSeen(work, top, false);
  expect([isSeen(top), folded(top)]).toEqual([false, false]);
});

test('a file is seen with its last part, by one mark, and a part can be taken out of it again', () => {
  setSeen(work, top, true);
  setSeen(work, end, true);
  expect([...useReviewStore.getState().seen]).toEqual([seenKey(work, 'a.ts')]);
  expect([file, top, end].map((part) => isSeen(part))).toEqual([true, true, true]);
  setSeen(work, end, false);
  expect([file, top, end].map((part) => isSeen(part))).toEqual([false, true, false]);
  expect(isHunkSeen(useReviewStore.getState().seen, work, 'a.ts', top.hunks[0]!.id)).toBe(true);
});

test('newer work has to be looked at again', () => {
  setSeen(work, file, true);
  expect(isSeen(file, { ...work, commit: 'f'.repeat(40) })).toBe(false);
});

test('a file without hunks has a mark of its own', () => {
  setSeen(work, moved, true);
  expect(isSeen(moved)).toBe(true);
  setSeen(work, moved, false);
  expect(isSeen(moved)).toBe(false);
});

test('a file that is to be seen is unfolded, also one that a tool wrote or that was seen, and whoever folded it', () => {
  setSeen(work, file, true);
  for (const part of [file, lock]) setFolded(work, part, false);
  expect([file, lock].map(folded)).toEqual([false, false]);
  for (const part of [file, lock]) setFolded(work, part, true);
  expect([file, lock].map(folded)).toEqual([true, true]);
  for (const part of [file, lock]) setFolded(work, part, false);
  expect([file, lock].map(folded)).toEqual([false, false]);
});

test('what a tool wrote is folded until somebody opens it, and folds again once it was seen', () => {
  expect(folded(lock)).toBe(true);
  setFolded(work, lock, false);
  expect(folded(lock)).toBe(false);
  setSeen(work, lock, true);
  expect(folded(lock)).toBe(true);
  setFolded(work, lock, false);
  expect(folded(lock)).toBe(false);
});

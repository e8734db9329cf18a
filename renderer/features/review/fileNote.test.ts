import { expect, test } from 'vitest';
import { parsePatch } from '#shared/review/parsePatch.ts';
import { fileNote } from './fileNote.ts';

const one = '1'.repeat(40);
const two = '2'.repeat(40);

test.each([
  [
    'a program',
    'diff --git a/run.sh b/run.sh\nold mode 100644\nnew mode 100755\n',
    'It can be run as a program now.',
  ],
  [
    'no program',
    'diff --git a/run.sh b/run.sh\nold mode 100755\nnew mode 100644\n',
    'It can no longer be run as a program.',
  ],
  [
    'a submodule',
    `diff --git a/lib b/lib\nindex ${one}..${two} 160000\n--- a/lib\n+++ b/lib\n@@ -1 +1 @@\n-Subproject commit ${one}\n+Subproject commit ${two}\n`,
    'A submodule, before at 1111111, now at 2222222.',
  ],
  [
    'a new link',
    'diff --git a/link b/link\nnew file mode 120000\nindex 0000000..2e65efe\n--- /dev/null\n+++ b/link\n@@ -0,0 +1 @@\n+a.txt\n\\ No newline at end of file\n',
    'A link to a.txt.',
  ],
  [
    'a link taken away',
    'diff --git a/link b/link\ndeleted file mode 120000\nindex 2e65efe..0000000\n--- a/link\n+++ /dev/null\n@@ -1 +0,0 @@\n-a.txt\n\\ No newline at end of file\n',
    'A link to a.txt, deleted.',
  ],
  [
    'a new name',
    'diff --git a/old.txt b/new.txt\nsimilarity index 100%\nrename from old.txt\nrename to new.txt\n',
    'Was old.txt. Nothing in it changed.',
  ],
  ['an empty file', 'diff --git a/a b/a\nnew file mode 100644\nindex 0000000..e69de29\n', 'An empty file.'],
  [
    'text',
    'diff --git a/a b/a\nindex 2e65efe..e69de29 100644\n--- a/a\n+++ b/a\n@@ -1 +1 @@\n-a\n+b\n',
    null,
  ],
])('%s is told in words', (_what, patch, words) => {
  const [file] = parsePatch(patch);
  expect(file && fileNote(file)).toBe(words);
});

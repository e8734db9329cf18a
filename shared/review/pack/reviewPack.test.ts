import { expect, test } from 'vitest';
import { settingsRun } from '#test/fixtures/run/settingsRun.ts';
import { parsePatch } from '#shared/review/parsePatch.ts';
import { parseSpec } from '#shared/spec/parseSpec.ts';
import { verdicts } from '../verdicts.ts';
import { html } from './html.ts';
import { reviewPack } from './reviewPack.ts';

const PATCH = `diff --git a/src/a.ts b/src/a.ts
new file mode 100644
--- /dev/null
+++ b/src/a.ts
@@ -0,0 +1,1 @@
+const a = '<script>alert(1)</script>';
`;

test('what is put into a page is text', () => {
  expect(html`<p title="${'"'}">${'<b>&'}${html`<i>${1}</i>`}</p>`.html).toBe(
    '<p title="&quot;">&lt;b&gt;&amp;<i>1</i></p>',
  );
});

test('a pack is one file with the spec, its changes, evidence, hunks by criterion, decisions and approvals', () => {
  const run = settingsRun(new Date('2026-06-09T12:00:00.000Z'), 'inReview');
  const spec = parseSpec(run.specText);
  const [first] = spec.criteria;
  const attempt = run.attempts.findLast(({ evidence }) => evidence.length > 0);
  if (!first || !attempt) throw new Error('the sample run has both');
  const before = parseSpec(run.specText.replace(first.text, 'The system SHALL do something else.'));
  const service = { criterion: first.id, how: 'words' as const, why: 'shares words', lines: [1] };
  const page = reviewPack({
    project: 'harbor',
    run,
    spec,
    before,
    verdicts: verdicts(attempt, spec.criteria),
    analysis: {
      base: 'a'.repeat(40),
      head: 'b'.repeat(40),
      hunks: [
        { id: 'src/a.ts:0:1', path: 'src/a.ts', services: [service], risks: [], minutes: 1, because: '' },
      ],
      notAskedFor: [],
      withoutHunk: [],
      minutes: 1,
    },
    files: parsePatch(PATCH),
    madeAt: '2026-06-09T12:00:00.000Z',
  });
  expect(page).toContain(`<title>${spec.title}: review</title>`);
  expect(page).toContain('<ins>');
  expect(page).toContain('&lt;script&gt;alert(1)');
  expect(page).toContain('This part shares words.');
  expect(page).not.toMatch(/<script|src=|href=|url\(|@import/);
  expect(page.indexOf('What was asked')).toBeLessThan(page.indexOf('Criterion by criterion'));
});

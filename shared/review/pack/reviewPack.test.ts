import { expect, test } from 'vitest';
import { settingsRun } from '#test/fixtures/run/settingsRun.ts';
import { parsePatch } from '#shared/review/parsePatch.ts';
import type { Run } from '#shared/run/run.ts';
import type { Approval, SpecVersion } from '#shared/spec/contract.ts';
import { parseSpec } from '#shared/spec/parseSpec.ts';
import { verdicts } from '../verdicts.ts';
import { html } from './html.ts';
import { reviewPack } from './reviewPack.ts';
import { approvedBy, specApprovals } from './specApprovals.ts';

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

const APPROVALS = (ofRun: string): Approval[] => [
  { by: 'Tomás Reyes', at: '2026-06-01T09:00:00.000Z', hash: 'b'.repeat(64) },
  { by: 'Priya Nair', at: '2026-06-08T10:00:00.000Z', hash: ofRun, note: 'As agreed.' },
  { by: 'Mei Okafor', at: '2026-06-08T11:30:00.000Z', hash: ofRun },
];
const VERSIONS = (ofRun: string): SpecVersion[] =>
  [
    { number: 1, approvedHash: 'b'.repeat(64) },
    { number: 3, approvedHash: ofRun },
  ].map((one) => ({
    ...one,
    commit: 'c'.repeat(40),
    at: '2026-06-08T10:00:00.000Z',
    author: 'Priya Nair',
    subject: '',
    approved: true,
  }));

/** The run with a criterion waived by a person, and with what the failing test said. */
function judged(run: Run): Run {
  const waiver = {
    criterion: 'AC-4.2',
    verdict: 'waived',
    reason: 'The archive keeps them anyway.',
    by: 'Tomás Reyes',
    at: '2026-06-09T11:00:00.000Z',
  } as const;
  return {
    ...run,
    attempts: run.attempts.map((attempt) =>
      attempt.taskId === 'T4'
        ? {
            ...attempt,
            overrulings: [waiver],
            evidence: attempt.evidence.map((one) =>
              one.shows === 'notMet'
                ? { ...one, ran: { command: 'npm test', exitCode: 1, excerpt: 'not ok 3' } }
                : one,
            ),
          }
        : attempt,
    ),
  };
}

/** What stands behind a piece of markup, up to the end of its part, as its reader sees it. */
function behind(page: string, markup: string): string {
  const from = page.slice(page.indexOf(markup));
  const section = from.slice(0, from.search(/<\/(?:section|article)>/));
  return section
    .replaceAll(/<[^>]*>/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim();
}

test('without an approval the pack says that nobody has given one', () => {
  expect(approvedBy([])).toBe('Nobody has approved the spec as this run worked from it.');
  expect(approvedBy(specApprovals({ specHash: 'd' }, APPROVALS('a'), []))).toContain('Nobody');
});

test('a pack is one file with the spec, its changes, evidence, hunks by criterion, decisions and approvals', () => {
  const run = judged(settingsRun(new Date('2026-06-09T12:00:00.000Z'), 'inReview'));
  const spec = parseSpec(run.specText);
  const [first] = spec.criteria;
  const attempt = run.attempts.find(({ taskId }) => taskId === 'T4');
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
        {
          id: 'src/a.ts:0:1',
          path: 'src/a.ts',
          services: [service],
          risks: [],
          minutes: 1,
          under: first.id,
          because: '',
        },
      ],
      notAskedFor: [],
      withoutHunk: [],
      minutes: 1,
    },
    files: parsePatch(PATCH),
    approved: specApprovals(run, APPROVALS(run.specHash), VERSIONS(run.specHash)),
    madeAt: '2026-06-09T12:00:00.000Z',
  });
  expect(page).toContain(`<title>${spec.title}: review</title>`);
  expect(page).toContain('<ins>');
  expect(page).toContain('&lt;script&gt;alert(1)');
  expect(page).toContain('This part shares words.');
  expect(page).not.toMatch(/<script|src=|href=|url\(|@import/);
  expect(page).toContain('The spec of this run was approved by Priya Nair and Mei Okafor.');
  expect(behind(page, '<h2>Who approved the spec')).toBe(
    'Who approved the spec Version 1 Tomás Reyes 2026-06-01 09:00 UTC Version 3, which this run worked from ' +
      'Priya Nair “As agreed.” 2026-06-08 10:00 UTC Mei Okafor 2026-06-08 11:30 UTC',
  );
  expect(behind(page, '<h2>Decisions')).toContain(
    'D7 Refusals answer 403, never 401: a 401 signs people out',
  );
  expect(behind(page, '<h2>Overruled and waived')).toBe(
    'Overruled and waived AC-4.2 Waived in T4, by Tomás Reyes: The archive keeps them anyway. 2026-06-09',
  );
  expect(behind(page, '<article id="AC-4.2"')).toMatch(/^Waived AC-4\.2 /);
  expect(behind(page, '<article id="AC-2.2"')).toContain(
    'refuses a logo from an admin npm test, exit code 1 2026-06-09 11:58, 9b17d3c50000 Output not ok 3',
  );
  expect(page.indexOf('What was asked')).toBeLessThan(page.indexOf('Criterion by criterion'));
});

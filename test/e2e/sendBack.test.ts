import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator } from 'playwright-core';
import { expect, onTestFinished, test } from 'vitest';
import { ownRepository, planOf, specOf } from './ownRepository.ts';
import { inState, openReview, startRun, task, WORK } from './runSteps.ts';
import { type Overture, startOverture } from './startOverture.ts';
import { addCommandAgent, dialog, git, goToStage, openFolder, walking } from './steps.ts';

const AGENT = join(import.meta.dirname, '../fixtures/agents/scriptedAgent.mjs');
const SPEC = '001-greetings';

const greetings = () =>
  ownRepository('greetings', {
    'greet.sh': 'echo "Hello."\n',
    'check/name.sh': 'test "$(sh greet.sh Ada)" = "Hello, Ada."\n',
    'overture.yaml': 'overture: 1\nlimits: { agents: 2, retries: 0 }\n',
    [`specs/${SPEC}/spec.md`]: specOf(SPEC, 'Greetings by name', [
      ['AC-1.1', 'WHEN a name is given, the greeting SHALL say it.', '`sh check/name.sh`'],
      ['AC-1.2', 'The goodbye SHALL sound friendly.', 'a person'],
    ]),
    [`specs/${SPEC}/plan.yaml`]: planOf(SPEC, [
      {
        id: 'T1',
        title: 'Greet by name',
        change: 'greet.sh, bye.sh',
        criteria: 'AC-1.1, AC-1.2',
        lines: [
          '1> write greet.sh echo "Hi."',
          '1> write bye.sh echo "Goodbye, $1."',
          '2> write greet.sh echo "Hello, $1."',
          '2> write CHANGES.md Greets by name.',
          '2> say Comment 1: It is one word now.',
        ],
      },
    ]),
  });

test('work that does not meet its criterion goes back with comments, and lands when it does', async () => {
  const repo = greetings();
  const overture = await startOverture();
  onTestFinished(() => overture.close());
  await walking(overture, () => walk(overture, repo));
});

async function walk({ page, lookAt }: Overture, repo: string): Promise<void> {
  await addCommandAgent(page, 'Scripted', `"${process.execPath}" "${AGENT}"`);
  await page.getByRole('button', { name: 'Start page' }).click();
  await openFolder(page, repo);
  await page.getByRole('button', { name: 'Greetings by name' }).waitFor();
  await startRun(page, 'greetings');
  await inState(page, 'T1', 'In review');

  // The failing check makes sending back the primary act, and landing asks for a reason.
  const review = await openReview(page, 'T1');
  const criteria = review.getByRole('region', { name: 'Acceptance criteria' });
  await criterion(criteria, 'AC-1.1').getByText('Not met').waitFor();
  await criterion(criteria, 'AC-1.1').getByText('sh check/name.sh fails with exit code 1').waitFor();
  await criterion(criteria, 'AC-1.2').getByText('Not shown').waitFor();
  const land = review.getByRole('button', { name: 'Approve and land…' });
  const sendBack = review.getByRole('button', { name: /^Send back/ });
  const [plain, primary] = [await colourOf(land), await colourOf(sendBack)];
  expect(primary).not.toBe(plain);
  await land.click();
  const asking = dialog(page, 'Land T1 all the same?');
  await asking
    .getByRole('list', { name: 'What speaks against it' })
    .getByText('AC-1.1 is not met.')
    .waitFor();
  expect(await asking.getByRole('button', { name: 'Land T1' }).isDisabled()).toBe(true);
  await asking.getByRole('button', { name: 'Not now' }).click();

  // Comments: by the keyboard, on a line under the pointer, on a criterion.
  await review.getByText('echo "Goodbye, $1."').waitFor();
  // What serves the criterion that is not met is read first.
  await page.keyboard.press('j');
  await page.keyboard.press('j');
  await page.keyboard.press('c');
  await page.keyboard.type('Say it in one word.');
  await page.keyboard.press('Control+Enter');
  await review.getByRole('article').getByText('Say it in one word.').waitFor();
  await review.getByText('echo "Hi."').hover();
  await review.getByRole('button', { name: 'Comment on line 1' }).click();
  await comment(review, 'Hello, not Hi.');
  await criterion(criteria, 'AC-1.1').getByRole('button', { name: 'Comment' }).click();
  await comment(criteria, 'The name is missing.');
  await lookAt('review-comments');
  await review.getByRole('button', { name: 'Send back with 3 comments' }).click();
  const sending = dialog(page, 'Send T1 back');
  await sending.getByRole('list', { name: 'Comments that go with it' }).getByText('Hello, not Hi.').waitFor();
  await sending.getByRole('textbox', { name: 'About the whole' }).fill('List what changed.');
  await sending.getByRole('button', { name: 'Send back T1' }).click();

  // The second attempt has all of it in its brief, and goes on from the first one's work.
  await goToStage(page, 'Run');
  await inState(page, 'T1', 'Second attempt');
  await task(page, 'T1').click();
  await page.getByRole('tab', { name: 'Brief' }).click();
  const brief = page.getByLabel('Brief as the agent got it');
  await brief.getByText('Sent back: what has to change').waitFor();
  const told = await brief.innerText();
  expect(told).toMatch(/- `bye\.sh`, line 1: Say it in one word\. \(/);
  expect(told).toMatch(/- `greet\.sh`, line 1: Hello, not Hi\. \(/);
  expect(told).toMatch(/- \*\*AC-1\.1\*\*: The name is missing\. \(/);
  expect(told).toMatch(/- List what changed\. \(/);
  expect(told).toContain('sh check/name.sh');
  await inState(page, 'T1', 'In review');
  await openReview(page, 'T1');
  await criterion(criteria, 'AC-1.1').getByText('Met', { exact: true }).waitFor();
  await review.getByText('echo "Goodbye, $1."').waitFor();
  await expect.poll(() => colourOf(land)).toBe(primary);

  // What was said of the first attempt stands at its line, or apart when its text is gone, with what was answered.
  const earlier = (words: string) =>
    review.getByRole('article', { name: / on the first attempt$/ }).filter({ hasText: words });
  await review
    .getByRole('region', { name: 'bye.sh' })
    .getByRole('article')
    .filter({ hasText: 'Say it in one word.' })
    .getByText('It is one word now.')
    .waitFor();
  await earlier('Hello, not Hi.').getByText('its text has changed since').waitFor();
  await earlier('The name is missing.').getByText('Not answered yet.').waitFor();
  await earlier('List what changed.').getByRole('button', { name: 'Answer' }).click();
  await page.keyboard.type('CHANGES.md lists it.');
  await page.keyboard.press('Control+Enter');
  // The box may hold the same words for a moment longer.
  const answered = earlier('List what changed.').getByRole('paragraph');
  await answered.filter({ hasText: 'CHANGES.md lists it.' }).waitFor();
  await review.getByText('Four comments on earlier work, 2 answered.').waitFor();
  await lookAt('review-answers');
  await review.getByRole('button', { name: 'What changed since the first attempt' }).click();
  const since = dialog(page, 'What changed in T1 since the first attempt');
  await since.getByText('echo "Hello, $1."').waitFor();
  await since.getByRole('button', { name: 'Close' }).click();

  // A person overrules what nothing shows; the stray file still asks for a reason.
  await criterion(criteria, 'AC-1.2')
    .getByRole('button', { name: /The goodbye shall sound friendly/ })
    .click();
  await criterion(criteria, 'AC-1.2').getByRole('button', { name: 'Overrule' }).click();
  const overruling = dialog(page, 'Overrule AC-1.2');
  await overruling.getByRole('radio', { name: 'Waived' }).click();
  await overruling.getByRole('textbox', { name: 'Reason' }).fill('Nobody says goodbye yet.');
  await overruling.getByRole('button', { name: 'Overrule AC-1.2' }).click();
  await criterion(criteria, 'AC-1.2').getByText('Waived', { exact: true }).waitFor();
  await criterion(criteria, 'AC-1.2')
    .getByText(/waived this: Nobody says goodbye yet\./)
    .waitFor();
  await lookAt('review-overruled');
  await land.click();
  await asking.getByText('CHANGES.md is outside the files T1 declared.').waitFor();
  await asking.getByRole('textbox', { name: 'Reason' }).fill('It was asked for.');
  await asking.getByRole('button', { name: 'Land T1' }).click();
  await page.getByRole('region', { name: 'Everything landed on main' }).waitFor({ timeout: WORK });
  await goToStage(page, 'History');
  await page.getByText(/It was asked for\./).waitFor();

  expect(readFileSync(join(repo, 'greet.sh'), 'utf8')).toBe('echo "Hello, $1."\n');
  expect(existsSync(join(repo, 'bye.sh'))).toBe(true);
  const trailers = git(repo, 'log', '-1', '--format=%(trailers:only,unfold)');
  expect(trailers.split('\n')).toEqual([
    `Overture-Spec: ${SPEC}`,
    'Overture-Task: T1',
    'Overture-Criteria: AC-1.1 met, AC-1.2 waived',
  ]);
}

const criterion = (criteria: Locator, id: string) => criteria.getByRole('listitem').filter({ hasText: id });

/** The colour of a button tells which act is the primary one. */
const colourOf = (button: Locator) => button.evaluate((node) => getComputedStyle(node).backgroundColor);

async function comment(place: Locator, words: string): Promise<void> {
  const send = place.getByRole('group', { name: 'Comments' }).getByRole('button', { name: /^Comment/ });
  await send.waitFor();
  await place.page().keyboard.type(words);
  await send.click();
  await place.getByRole('article').getByText(words).waitFor();
}

import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { ownRepository, planOf, specOf } from './ownRepository.ts';
import { inState, openReview, startRun } from './runSteps.ts';
import { type Overture, startOverture } from './startOverture.ts';
import { addCommandAgent, openFolder, walking } from './steps.ts';

const AGENT = join(import.meta.dirname, '../fixtures/agents/scriptedAgent.mjs');
const SPEC = '001-greetings';

const greetings = () =>
  ownRepository('greetings', {
    'greet.sh': 'echo "Hello."\n',
    'check/name.sh': 'sh greet.sh Ada | grep -q Ada && echo "ok 1 - AC-1.1 the greeting says Ada"\n',
    [`specs/${SPEC}/spec.md`]: specOf(SPEC, 'Greetings by name', [
      ['AC-1.1', 'WHEN a name is given, the greeting SHALL say it.', '`sh check/name.sh`'],
    ]),
    [`specs/${SPEC}/plan.yaml`]: planOf(SPEC, [
      {
        id: 'T1',
        title: 'Greet by name',
        change: 'greet.sh, lunch.txt',
        criteria: 'AC-1.1',
        lines: [
          '1> write greet.sh # The greeting says the name that is given.\\necho "Hello, $1."',
          '1> write lunch.txt Soup at noon',
        ],
      },
    ]),
  });

test('what nothing asked for is gathered, a person says what it serves, and evidence tells what ran', async () => {
  const overture = await startOverture();
  onTestFinished(() => overture.close());
  await walking(overture, async () => {
    const { page } = overture;
    await addCommandAgent(page, 'Scripted', `"${process.execPath}" "${AGENT}"`);
    await page.getByRole('button', { name: 'Start page' }).click();
    await openFolder(page, greetings());
    await page.getByRole('button', { name: 'Greetings by name' }).waitFor();
    await startRun(page, 'greetings');
    await inState(page, 'T1', 'In review');
    await look(overture);
  });
});

async function look({ page, lookAt }: Overture): Promise<void> {
  const review = await openReview(page, 'T1');
  const changes = review.getByRole('region', { name: 'Changed files' });
  const heading = changes.getByRole('heading', { name: 'Not asked for' });
  expect(await heading.evaluate((node) => node.nextElementSibling?.textContent)).toContain('Soup at noon');
  const unserved = changes.getByRole('group', { name: /serves nothing yet$/ });
  expect(await unserved.count()).toBe(1);

  // A person knows better: it counts at once, and can be taken back.
  await unserved.hover();
  await unserved.getByRole('button', { name: 'Say what this part serves' }).click();
  await page.getByRole('menuitem', { name: /AC-1\.1/ }).click();
  const tagged = changes.getByRole('group', { name: /serves AC-1\.1$/ }).filter({ hasText: 'Soup at noon' });
  await tagged.waitFor();
  await heading.waitFor({ state: 'detached' });
  await lookAt('review-tagged');
  await tagged.getByRole('button', { name: 'Say what this part serves' }).press('Enter');
  await page.getByRole('menuitem', { name: /AC-1\.1/ }).click();
  await heading.waitFor();

  await review.getByRole('button', { name: 'AC-1.1 the greeting says Ada' }).click();
  const evidence = page.getByRole('dialog', { name: 'Evidence: AC-1.1 the greeting says Ada' });
  await evidence.getByText('exit code 0').waitFor();
  await evidence.getByText('sh check/name.sh').waitFor();
  await evidence.getByText('ok 1 - AC-1.1 the greeting says Ada').waitFor();
  await lookAt('review-evidence');
}

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect, onTestFinished, test } from 'vitest';
import { ownRepository, planOf, specOf } from './ownRepository.ts';
import { startRun, task } from './runSteps.ts';
import { type Overture, startOverture } from './startOverture.ts';
import { addAcpAgent, freshFolder, openFolder, walking } from './steps.ts';

const AGENT = join(import.meta.dirname, '../fixtures/agents/fakeAcpAgent.ts');
const SPEC = '001-talk';
/** More than a page of the log, and together more than it keeps while it follows its end. */
const EACH = 350;

const talk = (from: number) =>
  Array.from({ length: EACH }, (_none, at) => [
    `> think thought ${from + at}`,
    `> say said ${from + at}`,
  ]).flat();

function talkative(gate: string): string {
  return ownRepository('talk', {
    'a.txt': '',
    'overture.yaml': 'overture: 1\n',
    [`specs/${SPEC}/spec.md`]: specOf(SPEC, 'Talk', [['AC-1.1', 'It SHALL talk.', 'a person']]),
    [`specs/${SPEC}/plan.yaml`]: planOf(SPEC, [
      {
        id: 'T1',
        title: 'Talk at length',
        change: 'a.txt',
        criteria: 'AC-1.1',
        lines: [
          ...talk(0),
          '> think a while',
          '> say Waiting.',
          `> gate ${gate}`,
          ...talk(EACH),
          '> edit a.txt done',
          '> say Over.',
        ],
      },
    ]),
  });
}

test('what is read of an agent’s activity stays where it is, whatever comes after or is put before', async () => {
  const gate = join(freshFolder(), 'gate');
  const repo = talkative(gate);
  const overture = await startOverture();
  onTestFinished(() => overture.close());
  await walking(overture, () => walk(overture, repo, gate));
});

/** Distance in pixels between the top of the log and that of a row. */
async function placeOf(page: Page, words: string): Promise<number> {
  const log = await page.getByRole('log', { name: 'Activity' }).boundingBox();
  const row = await page
    .getByRole('log', { name: 'Activity' })
    .getByText(words, { exact: true })
    .boundingBox();
  return Math.round((row?.y ?? Number.NaN) - (log?.y ?? Number.NaN));
}

async function walk({ page }: Overture, repo: string, gate: string): Promise<void> {
  await addAcpAgent(page, 'Fake', `"${process.execPath}" "${AGENT}"`);
  await page.getByRole('button', { name: 'Start page' }).click();
  await openFolder(page, repo);
  await page.getByRole('button', { name: 'Talk', exact: true }).waitFor();
  await startRun(page, 'talk');
  await task(page, 'T1').click();
  const log = page.getByRole('log', { name: 'Activity' });
  await log.getByText('Waiting.', { exact: true }).waitFor();
  await page.reload();
  await log.getByText('Waiting.', { exact: true }).waitFor();

  // A person looks back, and the agent goes on: more comes than the log keeps for those who follow its end.
  const row = `said ${EACH - 20}`;
  await log.getByText(row, { exact: true }).scrollIntoViewIfNeeded();
  await page.getByRole('button', { name: /^\d+ new$/ }).waitFor({ state: 'hidden' });
  const before = await placeOf(page, row);
  writeFileSync(gate, '');
  await page.getByRole('button', { name: /^(?:[6-9]\d\d|\d{4}) new$/ }).waitFor({ timeout: 60_000 });
  expect(await placeOf(page, row)).toBe(before);

  // What came before is put in front without moving what is in view.
  const oldest = `said ${EACH - 95}`;
  await log.getByText(oldest, { exact: true }).scrollIntoViewIfNeeded();
  const there = await placeOf(page, oldest);
  await page.getByRole('button', { name: /^Show earlier/ }).dispatchEvent('click');
  await log.getByText(`said ${EACH - 150}`, { exact: true }).waitFor({ state: 'attached' });
  expect(await placeOf(page, oldest)).toBe(there);

  await page.getByRole('button', { name: /^\d+ new$/ }).click();
  await expect
    .poll(() => log.evaluate((one) => one.scrollHeight - one.scrollTop - one.clientHeight))
    .toBeLessThan(24);
  await log.getByText('Over.', { exact: true }).waitFor();
}

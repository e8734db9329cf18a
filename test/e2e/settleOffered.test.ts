import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect, onTestFinished, test } from 'vitest';
import { beginRun, greetings, OWN, placeOf, settleDialog } from './greetingsToSettle.ts';
import { land, openReview, WORK } from './runSteps.ts';
import { type Overture, startOverture } from './startOverture.ts';
import { walking } from './steps.ts';

test('what the dry run finds is settled before anyone tries to land it, and choices outlast page and program', async () => {
  const repo = greetings();
  const overture = await startOverture();
  onTestFinished(() => overture.close());
  await walking(overture, async () => {
    const { page } = overture;
    await beginRun(page, repo);
    await chooseFromTheOrder(overture);
    await page.reload();
    await chosenStill(page);
    await overture.killHost();
    await overture.restartHost();
    await page
      .getByRole('region', { name: 'Recent projects' })
      .getByRole('button', { name: 'greetings', exact: true })
      .click();
    await chosenStill(page);
    await page.keyboard.press('Escape');
    await land(page, 'T3', 'It is asked for.');
    await chosenBefore(overture);
  });
});

/** Where T1 has landed, the landing order knows what T2 meets; what T2 and T3 change both is said of neither. */
async function chooseFromTheOrder(overture: Overture): Promise<void> {
  const { page } = overture;
  const review = await openReview(page, 'T3');
  const order = review.getByRole('region', { name: 'Landing order' });
  await order.getByRole('button', { name: /^T3 .*lands cleanly$/ }).waitFor({ timeout: WORK });
  await overture.lookAt('settle-offered');
  // The order above moves with its forecasts; what a person points at in the menu must not.
  await review.getByRole('button', { name: 'Task T3 Wish a day by name, choose another' }).click();
  const listed = page.getByRole('menuitem', { name: /T\d / });
  await listed.first().waitFor();
  const inMenu = await listed.allTextContents();
  expect(inMenu.map((words) => /T\d/.exec(words)?.[0])).toEqual(['T2', 'T3']);
  await page.keyboard.press('Escape');
  await order.getByRole('button', { name: 'Settle… where T2 meets landed work' }).click();
  const settling = settleDialog(page);
  await settling.getByText('Three places need your choice.').waitFor();
  await settling.getByRole('radio', { name: 'Both, first those of T2' }).click();
  await settling.getByRole('button', { name: 'Next place' }).click();
  await settling.getByRole('radio', { name: 'Write it yourself' }).click();
  await settling.getByRole('textbox', { name: 'Your lines' }).fill(OWN);
  await settling.getByRole('button', { name: 'Not now' }).click();
  await settling.waitFor({ state: 'hidden' });
  await review.getByText(/^It meets landed work in .*greet\.sh \(lines /).waitFor();
  await overture.lookAt('settle-offered-here');
  await page.setViewportSize({ width: 1024, height: 720 });
  await order.getByRole('button', { name: 'Settle… where T2 meets landed work' }).click({ trial: true });
  for (const name of ['Allow for T2', 'Settle it here…'])
    for (const button of await review.getByRole('button', { name }).all()) {
      const box = await button.boundingBox();
      expect((box?.x ?? Infinity) + (box?.width ?? 0)).toBeLessThanOrEqual(1024);
    }
  await overture.screenshot('settle-offered-narrow');
  await page.setViewportSize({ width: 1440, height: 900 });
  const kept = () =>
    globSync('**/settling/*.json', { cwd: overture.dataDir }).map((name) =>
      readFileSync(join(overture.dataDir, name), 'utf8'),
    );
  await expect.poll(kept).toEqual([expect.stringContaining(JSON.stringify(OWN))]);
}

async function chosenStill(page: Page): Promise<void> {
  const review = await openReview(page, 'T2');
  await review.getByRole('button', { name: 'Settle it here…' }).click();
  const settling = settleDialog(page);
  await settling.getByText('1 of 3 places needs your choice.').waitFor();
  await placeOf(page, /lines 8 to 10/).click();
  expect(await settling.getByRole('textbox', { name: 'Your lines' }).inputValue()).toBe(OWN);
}

async function chosenBefore(overture: Overture): Promise<void> {
  const { page } = overture;
  const review = await openReview(page, 'T2');
  await review.getByRole('button', { name: 'Settle it here…' }).waitFor();
  await page.keyboard.press('ControlOrMeta+k');
  await page.getByRole('combobox', { name: 'Find or do' }).fill('settle where t2');
  await page.getByRole('option', { name: /Settle where T2 meets landed work/ }).click();
  const settling = settleDialog(page);
  await settling
    .getByText('Other work has landed meanwhile, so the places were read again.')
    .waitFor({ timeout: WORK });
  await settling
    .getByText(/One choice still fits\. One choice no longer fits and is asked again\./)
    .waitFor();
  await placeOf(page, /lines 8 to 10/).click();
  await settling.getByRole('radio', { name: 'Write it yourself' }).click();
  expect(await settling.getByRole('textbox', { name: 'Your lines' }).inputValue()).toBe(OWN);
}

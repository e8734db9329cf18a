import type { Locator, Page } from 'playwright-core';
import { dialog, goToStage } from './steps.ts';

/** Nothing an agent or a check does in a test takes longer than this, in milliseconds. */
export const WORK = 60_000;

/** A task's row in the list of the run. */
export const task = (page: Page, id: string) =>
  page
    .getByRole('navigation', { name: 'Tasks by wave' })
    .getByRole('button', { name: new RegExp(`^${id} `) });

export async function inState(page: Page, id: string, state: string): Promise<void> {
  await task(page, id).filter({ hasText: state }).waitFor({ timeout: WORK });
}

/** Goes to the review of a task's work. */
export async function openReview(page: Page, id: string): Promise<Locator> {
  await goToStage(page, 'Review');
  const review = page.getByRole('main', { name: 'Review' });
  const chosen = review.getByRole('button', { name: new RegExp(`^Task ${id} `) });
  await review.getByRole('button', { name: /^Task T\d+ / }).waitFor();
  if (!(await chosen.isVisible())) {
    await review.getByRole('button', { name: /^Task T\d+ / }).click();
    await page
      .getByRole('menu')
      .getByText(new RegExp(`^${id} `))
      .click();
  }
  await chosen.waitFor();
  return review;
}

/** Lands a task's work, the last one without a last look at the whole; `reason` answers what speaks against it. */
export async function land(page: Page, id: string, reason?: string): Promise<void> {
  const review = await openReview(page, id);
  await review.getByRole('button', { name: 'Approve and land…' }).click();
  const asking = dialog(page, new RegExp(`^Land ${id}`));
  if (reason) await asking.getByRole('textbox', { name: 'Reason' }).fill(reason);
  await withoutLastLook(asking);
  await asking.getByRole('button', { name: `Land ${id}` }).click();
  await asking.waitFor({ state: 'hidden', timeout: WORK });
  await goToStage(page, 'Run');
  await inState(page, id, 'Landed');
}

/** What lands last of several is not kept back then. */
export async function withoutLastLook(asking: Locator): Promise<void> {
  await asking.getByRole('button', { name: /^Land T/ }).waitFor();
  const look = asking.getByRole('checkbox', { name: /^Look at the whole/ });
  if (await look.isVisible()) await look.click();
}

/** Starts a run of the plan as it is, and trusts the repository's commands on the way. */
export async function startRun(page: Page, repository: string): Promise<void> {
  await goToStage(page, 'Plan');
  await page.getByRole('button', { name: 'Start run…' }).click();
  const starting = dialog(page, 'Start a run of this plan');
  await starting.getByRole('button', { name: 'Start run', exact: true }).click();
  const trusting = dialog(page, `Let ${repository} run its commands here?`);
  await trusting.getByRole('button', { name: `Trust ${repository}` }).click();
  await task(page, 'T1').waitFor({ timeout: WORK });
}

import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import { inState, land, startRun } from '../../e2e/runSteps.ts';
import { approveSpec, goToStage, openFolder } from '../../e2e/steps.ts';
import { SOAK_SPEC, SOAK_TITLE } from './soakRepository.ts';

/** What a person needs about this long for, at the least: read, write, answer, look at the work, land it. */
export const MINUTES_OF_USE = 3;

export type Used = {
  readonly page: Page;
  readonly repository: string;
  /** Taken from the list of recent projects at the end. */
  readonly forget: string | undefined;
  /** Cuts every connection between page and host, as a sleeping machine does. */
  readonly cut: () => Promise<void>;
};

/** One project from Home to landed code and back to Home, in a window that stays open all the time. */
export async function useOnce({ page, repository, forget, cut }: Used): Promise<void> {
  const file = (name: string) => () => readFileSync(join(repository, 'specs', SOAK_SPEC, name), 'utf8');
  await openFolder(page, repository);
  await openSpec(page);
  await write(page, file('spec.md'));
  await answerOnce(page);
  await reloadElsewhere(page);
  await approveSpec(page, 'Priya Nair');
  await editPlan(page, file('plan.yaml'));
  await lose(page, cut);
  await startRun(page, basename(repository));
  await inState(page, 'T1', 'In review');
  await land(page, 'T1');
  await goToStage(page, 'History');
  await page.getByText('Run 1 finished').waitFor();
  await leave(page, basename(repository));
  if (forget) await takeOffList(page, forget);
}

/** Several specs are listed; one alone opens by itself. */
async function openSpec(page: Page): Promise<void> {
  const row = page.getByRole('button', { name: SOAK_TITLE }).first();
  const criterion = page.getByRole('textbox', { name: 'Criterion AC-1.1' });
  await row.or(criterion).first().waitFor();
  if (!(await criterion.isVisible())) await goToStage(page, 'Spec');
  await criterion.waitFor();
}

async function write(page: Page, text: () => string): Promise<void> {
  await page.getByRole('textbox', { name: 'Criterion AC-1.1' }).click();
  await page.keyboard.press('Control+End');
  await page.keyboard.type(' And it is friendly.');
  await holds(text, 'And it is friendly.');
  await page.getByRole('tab', { name: /^Markdown/ }).click();
  const editor = page.getByRole('textbox', { name: 'Markdown of the spec' });
  await editor.waitFor();
  await editor.focus();
  await page.keyboard.press('Control+End');
  await page.keyboard.type('\n## Remarks\n\nWritten in Markdown.\n');
  await holds(text, 'Written in Markdown.');
  await page.getByRole('tab', { name: /^Document/ }).click();
  await page.getByRole('heading', { name: 'Remarks' }).waitFor();
}

async function answerOnce(page: Page): Promise<void> {
  const interview = page.getByRole('region', { name: 'Interview', exact: true });
  const question = interview.getByRole('region', { name: /^Question \d+$/ });
  await question
    .getByRole('textbox', { name: 'Answer in your own words' })
    .fill('Owners can see who changed a greeting.');
  await question.getByRole('button', { name: /^Answer/ }).click();
  const accept = page.getByRole('button', { name: /^Accept proposal for/ });
  await accept.first().waitFor();
  await page.getByRole('button', { name: 'Decide several proposals' }).click();
  await page.getByRole('menuitem', { name: /^Reject all/ }).click();
  await accept.first().waitFor({ state: 'detached' });
}

/** A second window shows the same project, is loaded anew and goes. */
async function reloadElsewhere(page: Page): Promise<void> {
  const second = await page.context().newPage();
  await second.goto(page.url());
  await second.getByRole('textbox', { name: 'Criterion AC-1.1' }).waitFor();
  await second.reload();
  await second.getByRole('textbox', { name: 'Criterion AC-1.1' }).waitFor();
  await second.close();
}

async function editPlan(page: Page, text: () => string): Promise<void> {
  await goToStage(page, 'Plan');
  await page.getByRole('button', { name: /^T1 / }).first().click();
  await page.getByRole('textbox', { name: 'Title' }).fill('Greet people by name');
  await page.keyboard.press('Enter');
  await holds(text, 'title: Greet people by name');
}

async function lose(page: Page, cut: () => Promise<void>): Promise<void> {
  const again = page.waitForEvent('websocket');
  await cut();
  await again;
  await page.getByRole('status').filter({ hasText: 'Connecting again' }).waitFor({ state: 'detached' });
}

async function leave(page: Page, name: string): Promise<void> {
  await page
    .getByRole('banner')
    .getByRole('button', { name: new RegExp(`\\b${name}$`) })
    .click();
  await page.getByRole('menuitem', { name: 'Start page' }).click();
  await page.getByRole('button', { name: `Remove ${name} from the list` }).waitFor();
}

async function takeOffList(page: Page, name: string): Promise<void> {
  const row = page.getByRole('button', { name: `Remove ${name} from the list` });
  await row.click();
  await row.waitFor({ state: 'detached' });
  // Where the pointer rests, a name comes up, and another round has it elsewhere.
  await page.mouse.move(0, 0);
}

const LOOK_MS = 100;

async function holds(text: () => string, words: string): Promise<void> {
  const last = Date.now() + 30_000;
  while (!text().includes(words)) {
    if (Date.now() > last) throw new Error(`The file never held “${words}”:\n${text()}`);
    await delay(LOOK_MS);
  }
}

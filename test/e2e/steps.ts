import { execFileSync } from 'node:child_process';
import { mkdtempSync, realpathSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import type { Overture } from './startOverture.ts';

/** What a person does, step by step, through visible roles and names. */

export const freshFolder = () => realpathSync(mkdtempSync(join(tmpdir(), 'loop-')));

export const git = (cwd: string, ...args: string[]) =>
  execFileSync('git', args, { cwd, encoding: 'utf8' }).trim();

export const dialog = (page: Page, name: string | RegExp) => page.getByRole('dialog', { name });

export const addCommandAgent = (page: Page, name: string, command: string) =>
  addAgent(page, { name, command, kind: 'A command', answer: 'Found at' });

export const addAcpAgent = (page: Page, name: string, command: string) =>
  addAgent(page, {
    name,
    command,
    kind: 'An agent that speaks the Agent Client Protocol',
    answer: 'answered and opened a session',
  });

/** Adds an agent in Settings, tries it, and lets it work on every task of which nothing else is said. */
async function addAgent(
  page: Page,
  { name, command, kind, answer }: Readonly<Record<'name' | 'command' | 'kind' | 'answer', string>>,
): Promise<void> {
  await page
    .getByRole('link', { name: 'Settings' })
    .or(page.getByRole('button', { name: 'Settings' }))
    .click();
  const settings = page.getByRole('main', { name: 'Settings' });
  await settings.getByRole('button', { name: 'Add an agent…' }).click();
  const adding = dialog(page, 'Add an agent');
  await adding.getByRole('radio', { name: kind }).click();
  await adding.getByRole('textbox', { name: 'Name' }).fill(name);
  await adding.getByRole('textbox', { name: 'Command' }).fill(command);
  await adding.getByRole('button', { name: 'Add', exact: true }).click();
  await settings.getByRole('group', { name, exact: true }).getByRole('button', { name: 'Try it' }).click();
  await settings.getByRole('group', { name, exact: true }).getByText(answer).waitFor();
  await settings.getByRole('combobox', { name: 'Who works on a task unless you say otherwise' }).click();
  await page.getByRole('option', { name, exact: true }).click();
}

export async function openFolder(page: Page, path: string): Promise<void> {
  await page.getByRole('button', { name: 'Open a repository…' }).click();
  const chooser = dialog(page, 'Open a repository');
  await fillFolder(chooser, path);
  await chooser.getByRole('button', { name: 'Open', exact: true }).click();
}

export async function makeSample(page: Page, parent: string): Promise<void> {
  await page.getByRole('button', { name: 'Open sample' }).click();
  const chooser = dialog(page, 'Where should the sample go?');
  await fillFolder(chooser, parent);
  await chooser.getByRole('button', { name: 'Make it here' }).click();
}

/** Filling in selects and then writes, so the first listing must not come between the two. */
export async function fillFolder(chooser: Locator, path: string): Promise<void> {
  await chooser.getByRole('list', { name: 'Folders' }).getByRole('listitem').first().waitFor();
  await chooser.getByRole('textbox', { name: 'Folder' }).fill(path);
}

export async function goToStage(
  page: Page,
  stage: 'Spec' | 'Plan' | 'Run' | 'Review' | 'History',
): Promise<void> {
  await page
    .getByRole('navigation', { name: 'Stages' })
    .getByRole('link', { name: new RegExp(`^${stage}`) })
    .click();
}

/** Approves the spec in view as it is. */
export async function approveSpec(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name: 'Review and approve' }).click();
  await page
    .getByRole('complementary', { name: 'Approve' })
    .getByRole('button', { name: /^Approve version/ })
    .click();
  const asking = dialog(page, /^Approve version/);
  await asking.getByRole('textbox', { name: 'Your name' }).fill(name);
  await asking.getByRole('button', { name: /^Approve version/ }).click();
  await page.getByRole('heading', { name: /^Version \d+ is approved$/ }).waitFor();
}

/** When a step fails, what the person would have seen is in test/screenshots/failed-light.png. */
export async function walking(overture: Overture, walk: () => Promise<void>): Promise<void> {
  try {
    await walk();
  } catch (error) {
    await overture.screenshot('failed').catch(() => undefined);
    throw error;
  }
}

import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect, onTestFinished, test } from 'vitest';
import { startOverture } from './startOverture.ts';

const SAMPLE = join(import.meta.dirname, '../../resources/sample/harbor');
const PLAN = 'specs/001-settings-editors/plan.yaml';

async function openSample(options: { readonly withPlan: boolean }) {
  const path = join(realpathSync(mkdtempSync(join(tmpdir(), 'plan-'))), 'harbor');
  cpSync(SAMPLE, path, { recursive: true });
  if (!options.withPlan) rmSync(join(path, PLAN));
  const git = (...args: string[]) => execFileSync('git', args, { cwd: path });
  git('init', '--initial-branch=main');
  git('add', '-A');
  git('-c', 'user.name=Priya', '-c', 'user.email=priya@example.org', 'commit', '-m', 'first');
  const overture = await startOverture({ repo: path });
  onTestFinished(() => overture.close());
  const { page } = overture;
  await page.waitForURL(/#\/p\/[0-9a-f]{16}/);
  await page.getByRole('navigation', { name: 'Stages' }).getByRole('link', { name: /^Plan/ }).click();
  return { overture, page, path, plan: () => readFileSync(join(path, PLAN), 'utf8') };
}

const task = (page: Page, id: string) => page.getByRole('button', { name: new RegExp(`^${id} `) }).first();
const port = (page: Page, id: string, kind: 'source' | 'target') =>
  page.locator(`.react-flow__node[data-id="${id}"] .${kind}`);

async function drag(page: Page, from: string, to: string): Promise<void> {
  const [start, end] = [
    await port(page, from, 'source').boundingBox(),
    await port(page, to, 'target').boundingBox(),
  ];
  if (!start || !end) throw new Error('A port is out of sight');
  await page.mouse.move(start.x + 4, start.y + 4);
  await page.mouse.down();
  await page.mouse.move(end.x + 4, end.y + 4, { steps: 8 });
  await page.mouse.up();
}

/** Drags between two places, each counted from the task's corner. */
async function dragFrom(
  page: Page,
  id: string,
  [x, y]: readonly [number, number],
  [toX, toY]: readonly [number, number],
): Promise<void> {
  const box = await task(page, id).boundingBox();
  if (!box) throw new Error(`${id} is out of sight`);
  await page.mouse.move(box.x + x, box.y + y);
  await page.mouse.down();
  await page.mouse.move(box.x + toX, box.y + toY, { steps: 6 });
  await page.mouse.up();
}

test('a plan is sketched from the spec, and every task of it can be changed', async () => {
  const { page, plan } = await openSample({ withPlan: false });
  await page.getByRole('heading', { name: 'The plan starts from an approved spec' }).waitFor();
  await page.getByRole('button', { name: 'Sketch a plan anyway' }).click();
  await page
    .getByRole('button', { name: /^T\d+ Owners choose the editors, / })
    .first()
    .click();
  await page.getByRole('textbox', { name: 'Title' }).fill('Owners name the editors');
  await page.keyboard.press('Enter');
  await page
    .getByRole('button', { name: /^T\d+ Owners name the editors, / })
    .first()
    .waitFor();
  await page
    .getByRole('contentinfo')
    .getByText(/^Saved/)
    .waitFor();
  await expect.poll(plan).toContain('title: Owners name the editors');
});

test('connections are drawn by hand or by key, and one that makes a loop says why not', async () => {
  const { overture, page, plan } = await openSample({ withPlan: true });
  await task(page, 'T4').click();
  await page.getByRole('complementary', { name: 'T4 details' }).waitFor();
  await overture.lookAt('plan');
  await drag(page, 'T6', 'T2');
  await page.getByRole('alert').getByText('T2 cannot wait for T6, because T6 already waits for T4').waitFor();

  await drag(page, 'T3', 'T5');
  await expect.poll(plan).toContain('needs: [T1, T3]');
  await page.reload();
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect.poll(plan).not.toContain('needs: [T1, T3]');

  await page.getByRole('tab', { name: 'List' }).click();
  await overture.lookAt('plan-list');
  await task(page, 'T3').focus();
  await page.keyboard.press('e');
  const dialog = page.getByRole('dialog', { name: 'Connect T3' });
  await dialog.getByRole('combobox', { name: 'The other task' }).click();
  await page.getByRole('option', { name: /^T5 / }).click();
  await dialog.getByRole('button', { name: 'Let T5 wait for T3' }).click();
  await expect.poll(plan).toContain('needs: [T1, T3]');
});

test('several tasks are chosen, copied, removed, grouped and found, all by key, in the graph and in the list', async () => {
  const { overture, page, plan } = await openSample({ withPlan: true });
  const heading = (count: number) => page.getByRole('heading', { name: `${count} tasks chosen` });
  await task(page, 'T2').click();
  await task(page, 'T2').focus();
  await page.keyboard.press('ArrowRight');
  await expect.poll(() => task(page, 'T4').evaluate((node) => node === document.activeElement)).toBe(true);
  await page.keyboard.press('Shift+ArrowDown');
  await heading(2).waitFor();
  await overture.lookAt('plan-chosen');

  await page.keyboard.press('Control+c');
  await page.keyboard.press('Control+v');
  await task(page, 'T10').waitFor();
  await expect.poll(plan).toContain('- id: T10');
  await page.keyboard.press('Delete');
  await expect.poll(plan).not.toContain('- id: T9');
  await page.keyboard.press('Control+z');
  await task(page, 'T9').waitFor();
  await page.keyboard.press('Control+z');
  await expect.poll(plan).not.toContain('- id: T9');

  await task(page, 'T2').click();
  await task(page, 'T3').click({ modifiers: ['Shift'] });
  await page.getByRole('button', { name: 'Group', exact: true }).click();
  await page.getByRole('button', { name: 'Fold T9 New group' }).click();
  const inGraph = page.getByRole('application', { name: 'Task graph' }).getByRole('button', { name: /^T2 / });
  await inGraph.waitFor({ state: 'detached' });
  await page.getByRole('button', { name: 'Unfold T9 New group' }).click();
  await inGraph.waitFor();

  await page.keyboard.down('Shift');
  await dragFrom(page, 'T2', [-16, 60], [240, 260]);
  await page.keyboard.up('Shift');
  await heading(2).waitFor();
  await dragFrom(page, 'T2', [60, 12], [90, 60]);
  await expect.poll(plan).toMatch(/T2: \[\d+, \d+\]\n {2}T3: \[/);

  await page.keyboard.press('Control+f');
  await page.keyboard.type('read-only');
  await page.getByRole('search').getByText('1 found').waitFor();
  await page.keyboard.press('Enter');
  await page.getByRole('complementary', { name: 'T6 details' }).waitFor();
  await page.getByRole('tab', { name: 'List' }).click();
  await expect
    .poll(() =>
      page
        .getByRole('table')
        .getByRole('button', { name: /^T\d+ / })
        .count(),
    )
    .toBe(1);
  await page.getByRole('button', { name: 'Close the search' }).click();
  // The list is whole again once its last task is back; until then its rows move.
  await task(page, 'T8').waitFor();
  await task(page, 'T4').click();
  await page.keyboard.press('Shift+ArrowDown');
  await heading(2).waitFor();
});

test('what is found in the code is confirmed or dismissed, and what changes there makes its task stale', async () => {
  const { overture, page, path, plan } = await openSample({ withPlan: true });
  const found = page.getByRole('button', { name: 'Found in the code: T5 waits for T3' });
  await found.click();
  const panel = page.getByRole('dialog', { name: 'T5 waits for T3' });
  await panel
    .getByText(/imports/)
    .first()
    .waitFor();
  await overture.lookAt('plan-found');
  await panel.getByRole('button', { name: 'Dismiss' }).click();
  await found.waitFor({ state: 'detached' });
  await expect.poll(plan).toMatch(/dismissed:/);
  await page.keyboard.press('Control+z');
  await found.click();
  await panel.getByRole('button', { name: 'Confirm' }).click();
  await expect.poll(plan).toContain('needs: [T1, T3]');

  const cache = join(path, 'src/server/members/members-cache.ts');
  writeFileSync(cache, `${readFileSync(cache, 'utf8')}\nexport const kept = 60;\n`);
  const problems = page.getByRole('region', { name: 'Problems' });
  await problems.getByRole('button', { name: 'T3 is stale' }).click();
  await page
    .getByRole('complementary', { name: 'T3 details' })
    .getByText('members-cache.ts changed')
    .waitFor();
  await overture.lookAt('plan-stale');
  await problems.getByRole('button', { name: 'It still fits' }).click();
  await problems.getByText('T3 is stale').waitFor({ state: 'detached' });
});

test('the plan is saved as picture, drawing and text, and thought through again as a proposal', async () => {
  const { overture, page, plan } = await openSample({ withPlan: true });
  const save = async (name: RegExp) => {
    await page.getByRole('button', { name: 'More for the plan' }).click();
    const download = page.waitForEvent('download');
    await page.getByRole('menuitem', { name }).click();
    return readFileSync(await (await download).path());
  };
  expect((await save(/PNG/)).subarray(1, 4).toString()).toBe('PNG');
  expect((await save(/SVG/)).toString()).toContain('Decide who may edit');
  expect((await save(/Mermaid/)).toString()).toMatch(/^flowchart LR/);

  const before = plan();
  await page.getByRole('button', { name: 'More for the plan' }).click();
  await page.getByRole('menuitem', { name: 'Think the plan through again' }).click();
  await page.getByRole('button', { name: 'Look at it' }).click();
  const pane = page.getByRole('complementary', { name: 'Proposal' });
  await pane.getByRole('checkbox', { name: /^Take T2 / }).click();
  await overture.lookAt('plan-proposal');
  expect(plan()).toBe(before);
  await pane.getByRole('button', { name: /^Take \d+$/ }).click();
  await expect.poll(plan).not.toBe(before);
  const block = (text: string) => /- id: T2\b[\s\S]*?(?=\n *- id:)/.exec(text)?.[0];
  expect(block(plan())).toBe(block(before));
});

test('a problem is settled by its quick fix', async () => {
  const { page, plan } = await openSample({ withPlan: true });
  const problems = page.getByRole('region', { name: 'Problems' });
  await problems.getByRole('button', { name: /^Let T5 wait for T4/ }).click();
  await problems.getByText('would change the same').waitFor({ state: 'detached' });
  await expect.poll(plan).toContain('needs: [T1, T4]');
});

test('a run asks for trust with the commands in sight, then starts', async () => {
  const { overture, page } = await openSample({ withPlan: true });
  // Whoever double-clicks keeps the dialog that the first click opened.
  await page.getByRole('button', { name: 'Start run…' }).dblclick();
  await page.getByRole('dialog', { name: 'Start a run of this plan' }).waitFor();
  await overture.lookAt('plan-start');
  await page.getByRole('button', { name: 'Start run', exact: true }).click();
  const trust = page.getByRole('dialog', { name: 'Let harbor run its commands here?' });
  await trust.getByText('npm test').waitFor();
  await overture.lookAt('trust');
  await trust.getByRole('button', { name: 'Trust harbor' }).click();
  await page.waitForURL(/\/run$/);
});

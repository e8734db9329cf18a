import { appendFileSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { expect, onTestFinished, test } from 'vitest';
import { ownRepository, planOf, specOf } from './ownRepository.ts';
import { inState, land, openReview, startRun, task, WORK } from './runSteps.ts';
import { type Overture, startOverture } from './startOverture.ts';
import { addCommandAgent, dialog, git, goToStage, openFolder, walking } from './steps.ts';

const AGENT = join(import.meta.dirname, '../fixtures/agents/scriptedAgent.mjs');
const SPEC = '001-greetings';
const GREET = ['echo "Hello."', '# The words above greet.', '#', '#', '# Written by Priya.', ''];

const greetings = () =>
  ownRepository('greetings', {
    'greet.sh': GREET.join('\n'),
    [`specs/${SPEC}/spec.md`]: specOf(SPEC, 'Greetings by name', [
      ['AC-1.1', 'WHEN a name is given, the greeting SHALL say it.', '`sh -n greet.sh`'],
      ['AC-1.2', 'WHEN a name is given, the goodbye SHALL say it.', '`sh -n bye.sh`'],
    ]),
    [`specs/${SPEC}/plan.yaml`]: planOf(SPEC, [
      {
        id: 'T1',
        title: 'Greet by name',
        change: 'greet.sh',
        criteria: 'AC-1.1',
        lines: ['1> first greet.sh echo "Hello, $1."'],
      },
      {
        id: 'T2',
        title: 'Say goodbye by name',
        change: 'bye.sh',
        criteria: 'AC-1.2',
        lines: [
          '1> write bye.sh echo "Goodbye, $1."',
          '1> first greet.sh echo "Hi, $1."',
          `2> write greet.sh ${['echo "Hello and hi, $1."', ...GREET.slice(1, -1)].join('\\n')}`,
        ],
      },
    ]),
  });

test('work that meets landed work is redone from both, and the person’s own change is never overwritten', async () => {
  const repo = greetings();
  const overture = await startOverture();
  onTestFinished(() => overture.close());
  await walking(overture, () => walk(overture, repo));
});

/** By the pointer: what lands where is tried anew at once, and the order that does best is one button away. */
async function dragTheOrder(page: Page, order: Locator): Promise<void> {
  const cards = order.getByRole('listitem');
  const ids = async () => (await cards.allInnerTexts()).map((text) => /T\d/.exec(text)?.[0]);
  const drag = async (id: string, onto: string, side: 'left' | 'right') => {
    const handle = await order.getByRole('button', { name: `Move ${id}` }).boundingBox();
    const card = await cards
      .filter({ has: page.getByRole('button', { name: `Move ${onto}` }) })
      .boundingBox();
    if (!handle || !card) throw new Error('There is nothing to drag.');
    const x = side === 'left' ? card.x + 12 : card.x + card.width - 12;
    await page.mouse.move(handle.x + handle.width / 2, handle.y + handle.height / 2);
    await page.mouse.down();
    await page.mouse.move(x, card.y + card.height / 2, { steps: 8 });
    await page.mouse.up();
  };
  await drag('T2', 'T1', 'left');
  await order.getByRole('button', { name: /T1 .*overlaps? with T2 in greet\.sh/ }).waitFor();
  await order.getByRole('button', { name: /T2 .*lands cleanly/ }).waitFor();
  expect(await ids()).toEqual(['T2', 'T1']);
  // Both orders land one of the two, so nothing is said against the person's own.
  await order.getByText('Your own order.').waitFor();
  await drag('T2', 'T1', 'right');
  await order.getByRole('button', { name: /T2 .*overlaps? with T1 in greet\.sh/ }).waitFor();
  expect(await ids()).toEqual(['T1', 'T2']);
  await drag('T1', 'T2', 'right');
  await order.getByRole('button', { name: /T1 .*overlaps? with T2 in greet\.sh/ }).waitFor();
  await order.getByRole('button', { name: 'Take the proposed order' }).click();
  await order.getByRole('button', { name: /T2 .*overlaps? with T1 in greet\.sh/ }).waitFor();
  expect(await ids()).toEqual(['T1', 'T2']);
}

async function walk({ page, lookAt }: Overture, repo: string): Promise<void> {
  await addCommandAgent(page, 'Scripted', `"${process.execPath}" "${AGENT}"`);
  await page.getByRole('button', { name: 'Start page' }).click();
  await openFolder(page, repo);
  await page.getByRole('button', { name: 'Greetings by name' }).waitFor();
  await startRun(page, 'greetings');
  for (const id of ['T1', 'T2']) await inState(page, id, 'In review');

  // The forecast says what they share, then that it will conflict.
  const review = await openReview(page, 'T1');
  const order = review.getByRole('region', { name: 'Landing order' });
  await order.getByRole('button', { name: /T2 .*overlaps? with T1 in greet\.sh/ }).waitFor();
  // Put first, it is the other one that meets work landed before it.
  await order.getByRole('button', { name: 'Move T2' }).press('ArrowLeft');
  await order.getByRole('button', { name: /T1 .*overlaps? with T2 in greet\.sh/ }).waitFor();
  await order.getByRole('button', { name: /T2 .*lands cleanly/ }).waitFor();
  await order.getByRole('button', { name: 'Move T2' }).press('ArrowRight');
  await order.getByRole('button', { name: /T2 .*overlaps? with T1 in greet\.sh/ }).waitFor();
  await dragTheOrder(page, order);
  await land(page, 'T1');
  await openReview(page, 'T2');
  await order.getByRole('button', { name: /T2 .*overlaps? with T1 in greet\.sh/ }).waitFor();
  await lookAt('review-forecast');

  // Landing it all the same lands nothing and says where they meet; its agent redoes it from both.
  await review.getByRole('button', { name: 'Approve and land…' }).click();
  const asking = dialog(page, 'Land T2 all the same?');
  await asking.getByRole('textbox', { name: 'Reason' }).fill('They greet alike.');
  await asking.getByRole('button', { name: 'Land T2' }).click();
  const conflict = review.getByRole('alert').filter({ hasText: 'T2 and T1 changed the same lines' });
  await conflict.getByRole('button', { name: 'greet.sh' }).waitFor({ timeout: WORK });
  await asking.waitFor({ state: 'hidden' });
  await lookAt('review-conflict');
  await conflict.getByRole('button', { name: 'Ask its agent to redo it' }).click();
  await goToStage(page, 'Run');
  await inState(page, 'T2', 'Second attempt');
  await task(page, 'T2').click();
  await page.getByRole('tab', { name: 'Brief' }).click();
  await page.getByLabel('Brief as the agent got it').getByText('Meets other work').waitFor();
  await inState(page, 'T2', 'In review');

  // The person's own uncommitted change is in the way: it is named, kept, and landing is tried again.
  appendFileSync(join(repo, 'greet.sh'), '# Mind the tone.\n');
  await openReview(page, 'T2');
  await order.getByRole('button', { name: /T2 .*lands cleanly/ }).waitFor();
  await land(page, 'T2', 'Both greet now.');
  await goToStage(page, 'Review');
  const waiting = page.getByRole('alert').filter({ hasText: 'Everything landed, but not on main yet' });
  await waiting.getByText(/Your own unsaved changes in greet\.sh are in the way/).waitFor();
  await lookAt('review-own-change');
  await waiting.getByRole('button', { name: 'Try again' }).click();
  await waiting.getByText('It was tried again, and nothing has changed.').waitFor();
  expect(await waiting.getByText(/Your own unsaved changes in greet\.sh/).count()).toBe(1);
  expect(readFileSync(join(repo, 'greet.sh'), 'utf8')).toBe(`${GREET.join('\n')}# Mind the tone.\n`);
  git(repo, 'commit', '--quiet', '-am', 'Mind the tone');
  await waiting.getByRole('button', { name: 'Try again' }).click();
  await page.getByRole('region', { name: 'Everything landed on main' }).waitFor({ timeout: WORK });

  expect(git(repo, 'status', '--porcelain')).toBe('');
  expect(readFileSync(join(repo, 'greet.sh'), 'utf8').split('\n')).toEqual([
    'echo "Hello and hi, $1."',
    ...GREET.slice(1, -1),
    '# Mind the tone.',
    '',
  ]);
  expect(readFileSync(join(repo, 'bye.sh'), 'utf8')).toBe('echo "Goodbye, $1."\n');
}

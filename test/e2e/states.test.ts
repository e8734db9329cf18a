import type { Page } from 'playwright-core';
import { expect, onTestFinished, test } from 'vitest';
import { openReview, task, WORK } from './runSteps.ts';
import { type Overture, startOverture } from './startOverture.ts';
import { dialog, freshFolder, goToStage, makeSample, walking } from './steps.ts';
import { unreachableWhenZoomed } from './unreachableWhenZoomed.ts';

/** Looks at a state, and tries whether all of it can be reached at 200 % zoom. */
function lookerOf({ page, lookAt }: Overture) {
  const outOfReach: string[] = [];
  const look = async (name: string) => {
    await lookAt(`state-${name}`);
    outOfReach.push(...(await unreachableWhenZoomed(page)).map((control) => `${name}: ${control}`));
  };
  return { look, outOfReach };
}

/** Closes what floats above the screen, and waits until it has gone. */
async function dismiss(page: Page, what: ReturnType<Page['getByRole']>): Promise<void> {
  await page.keyboard.press('Escape');
  await what.waitFor({ state: 'detached' });
}

test('dialogs, menus, empty, refused and cut-off states are for everyone, at twice the size, too', async () => {
  const overture = await startOverture();
  onTestFinished(() => overture.close());
  const { page } = overture;
  const { look, outOfReach } = lookerOf(overture);
  await walking(overture, async () => {
    await page.getByText('Git found').waitFor();
    await page.getByRole('button', { name: 'Set up an agent' }).click();
    const help = dialog(page, 'Set up an agent');
    await help.getByText('What it brings').waitFor();
    await look('set-up-agent');
    await dismiss(page, help);
    await page.keyboard.press('?');
    const shortcuts = dialog(page, 'All shortcuts');
    await shortcuts.waitFor();
    await look('shortcuts');
    await dismiss(page, shortcuts);

    await makeSample(page, freshFolder());
    await page.getByRole('textbox', { name: 'Criterion AC-1.1' }).waitFor({ timeout: WORK });
    await page.getByRole('button', { name: 'harbor', exact: true }).click();
    const menu = page.getByRole('menu');
    await menu.getByText('Open a project…').waitFor();
    await look('menu');
    await dismiss(page, menu);
    await page.keyboard.press('Control+k');
    const find = page.getByRole('combobox', { name: 'Find or do' });
    await find.fill('zzzz');
    await page.getByText('Nothing fits “zzzz”.').waitFor();
    await look('palette-nothing');
    await dismiss(page, find);

    // Read only: what cannot be done before trust says so in its place.
    await goToStage(page, 'Run');
    await task(page, 'T5').click();
    const views = page.getByRole('main', { name: /^T5/ });
    await views
      .getByRole('tab', { name: /^Changes/ })
      .or(views.getByText('Changes'))
      .first()
      .click();
    await views.getByText('is read once you trust this repository').waitFor();
    await look('changes-untrusted');
    await page.getByRole('button', { name: 'Stop…' }).click();
    const stopping = dialog(page, 'Stop run 1?');
    await stopping.waitFor();
    await look('stop');
    await dismiss(page, stopping);
    const review = await openReview(page, 'T4');
    await review.getByText('export function canEdit(').first().waitFor();
    await review
      .getByRole('button', { name: 'Send back…' })
      .or(review.getByRole('button', { name: /^Send back/ }))
      .first()
      .click();
    const sending = dialog(page, 'Send T4 back');
    await sending.waitFor();
    await look('send-back');
    await dismiss(page, sending);
    await review.getByRole('button', { name: 'Approve and land…' }).click();
    const landing = dialog(page, /^Land T4/);
    await landing.getByRole('textbox', { name: 'Reason' }).fill('It may.');
    await landing.getByRole('button', { name: 'Land T4' }).click();
    await landing.getByText('needs git and your trust').waitFor();
    await look('land-refused');
    await dismiss(page, landing);

    // What is read aloud, in order: where one is, what the run is, its tasks, the task, why, and the line.
    await goToStage(page, 'Run');
    await page.getByRole('main', { name: /^T/ }).waitFor();
    expect(await landmarksOf(page)).toEqual([
      expect.stringMatching(/^header/),
      'nav Stages',
      'section Run 1',
      'section Trust',
      'nav Tasks by wave',
      ...[1, 2, 3, 4].map((wave) => `section Wave ${wave}`),
      expect.stringMatching(/^main T/),
      expect.stringMatching(/^aside/),
      expect.stringMatching(/^footer/),
      'nav Trace from request to evidence',
    ]);

    // Cut off: the screen stays and says so.
    await overture.killHost();
    await page.getByText(/^(?:Connecting again|Overture is not running)/).waitFor();
    await look('cut-off');
  });
  expect(outOfReach).toEqual([]);
});

/** The landmarks that are shown, in the order of the document. */
function landmarksOf(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll('header, nav, main, aside, footer, section[aria-label]')]
      .filter((element) => element.checkVisibility() && !element.closest('main main, [role="dialog"]'))
      .filter((element) => element.tagName === 'MAIN' || !element.closest('main'))
      .map((element) =>
        `${element.tagName.toLowerCase()} ${element.getAttribute('aria-label') ?? ''}`.trim(),
      ),
  );
}

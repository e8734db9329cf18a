import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { expect, onTestFinished, test } from 'vitest';
import { makePng } from '#test/helpers/makePng.ts';
import { ownRepository, planOf, specOf } from './ownRepository.ts';
import { inState, openReview, startRun, WORK } from './runSteps.ts';
import { type Overture, startOverture } from './startOverture.ts';
import { addCommandAgent, git, goToStage, openFolder, walking } from './steps.ts';

const AGENT = join(import.meta.dirname, '../fixtures/agents/scriptedAgent.mjs');
const SPEC = '001-greetings';
const BLUE = [64, 110, 190];
const WHITE = [250, 250, 250];
const RED = [190, 60, 60];

const body = (first: string, last: string) =>
  [first, ...Array.from({ length: 60 }, (_, line) => `# part ${line}`), last].join('\\n');
const svg = (colour: string) =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="90" height="60"><script>document.title = "run"</script><rect width="90" height="60" fill="${colour}"/></svg>`;

const greetings = () =>
  ownRepository('greetings', {
    'greet.sh': `${body('echo "Hello."', 'exit 0').replaceAll('\\n', '\n')}\n`,
    'logo.png': makePng(120, 80, BLUE, WHITE),
    'art/sign.svg': `${svg('seagreen')}\n`,
    'package-lock.json': '{ "lockfileVersion": 3 }\n',
    'check/name.sh': 'test "$(sh greet.sh Ada)" = "Hello, Ada."\n',
    'overture.yaml': 'overture: 1\nlimits: { agents: 2, retries: 0 }\n',
    [`specs/${SPEC}/spec.md`]: specOf(SPEC, 'Greetings by name', [
      ['AC-1.1', 'WHEN a name is given, the greeting SHALL say it.', '`sh check/name.sh`'],
    ]),
    [`specs/${SPEC}/plan.yaml`]: planOf(SPEC, [
      {
        id: 'T1',
        title: 'Greet by name',
        change: 'greet.sh, logo.png, icon.png, art/**, data.bin, package-lock.json',
        criteria: 'AC-1.1',
        lines: [
          `1> write greet.sh ${body('echo "Hi."', 'exit 0 # done')}`,
          `1> bytes logo.png ${makePng(160, 80, BLUE, RED).toString('base64')}`,
          `1> bytes icon.png ${makePng(48, 48, RED, WHITE).toString('base64')}`,
          `1> write art/sign.svg ${svg('orange')}`,
          '1> bytes data.bin AAECAw==',
          '1> write package-lock.json { "lockfileVersion": 4 }',
        ],
      },
    ]),
  });

test('a file is read whole, mended and checked again in review; pictures are compared', async () => {
  const repo = greetings();
  const overture = await startOverture();
  onTestFinished(() => overture.close());
  await walking(overture, async () => {
    await toReview(overture.page, repo);
    await pictures(overture);
    await wholeFile(overture);
    await clash(overture);
    await goToStage(overture.page, 'History');
    await overture.page
      .getByText(/changed greet\.sh\. What was shown before is of earlier work now\./)
      .first()
      .waitFor();
  });
});

async function toReview(page: Page, repo: string): Promise<void> {
  await addCommandAgent(page, 'Scripted', `"${process.execPath}" "${AGENT}"`);
  await page.getByRole('button', { name: 'Start page' }).click();
  await openFolder(page, repo);
  await page.getByRole('button', { name: 'Greetings by name' }).waitFor();
  await startRun(page, 'greetings');
  await inState(page, 'T1', 'In review');
  await openReview(page, 'T1');
}

const file = (page: Page, path: string): Locator => page.getByRole('region', { name: path, exact: true });

async function pictures({ page, lookAt }: Overture): Promise<void> {
  const logo = file(page, 'logo.png');
  await logo.getByText(/^Before 120 × 80 px, \d+ bytes$/).waitFor();
  await logo.getByText(/^Now 160 × 80 px, \d+ bytes$/).waitFor();
  await file(page, 'icon.png')
    .getByText(/^New 48 × 48 px, \d+ bytes$/)
    .waitFor();
  await file(page, 'data.bin').getByText('New: binary, 4 bytes.').waitFor();
  const sign = file(page, 'art/sign.svg');
  await sign.getByText(/^Now 90 × 60 px/).waitFor();
  expect(await sign.locator('svg script').count()).toBe(0);
  expect(await page.title()).not.toBe('run');
  await file(page, 'package-lock.json').getByText('generated').waitFor();
  await logo.scrollIntoViewIfNeeded();
  await lookAt('review-pictures');
  await logo.getByRole('tab', { name: 'Swipe' }).click();
  const slider = logo.getByRole('slider', { name: 'Where before ends and now begins' });
  await slider.focus();
  await page.keyboard.press('ArrowRight');
  expect(await slider.getAttribute('aria-valuetext')).toBe('51 % before');
  await lookAt('review-swipe');
}

async function wholeFile({ page, lookAt }: Overture): Promise<void> {
  const review = page.getByRole('main', { name: 'Review' });
  const changes = review.getByRole('region', { name: 'Changed files' });
  await file(page, 'greet.sh').getByText('exit 0 # done').scrollIntoViewIfNeeded();
  await lookAt('review-lines');
  const open = review.getByRole('button', { name: 'Open greet.sh whole' });
  await open.scrollIntoViewIfNeeded();
  const place = await changes.evaluate((pane) => pane.scrollTop);
  await open.click();
  const whole = review.getByRole('region', { name: 'Whole file greet.sh' });
  await whole.getByText('2 changes').waitFor();
  await whole.getByText('# part 3', { exact: true }).first().waitFor();
  await lookAt('review-whole');
  await page.keyboard.press('j');
  await whole.getByText('exit 0 # done').waitFor();
  await whole.getByRole('button', { name: 'Previous change' }).click();
  await whole.getByText('echo "Hi."').waitFor();
  await whole.getByRole('button', { name: 'Back to the changes' }).click();
  await whole.waitFor({ state: 'detached' });
  expect(await changes.evaluate((pane) => pane.scrollTop)).toBe(place);
  expect(await open.evaluate((node) => node === document.activeElement)).toBe(true);

  await open.click();
  await whole.getByRole('button', { name: 'Edit' }).click();
  await whole.getByText('echo "Hi."').click();
  await page.keyboard.press('Home');
  await page.keyboard.press('Shift+End');
  await page.keyboard.insertText('echo "Hello, $1."');
  await lookAt('review-edit');
  // Looking elsewhere keeps what was written.
  await whole.getByRole('button', { name: 'Back to the changes' }).click();
  await file(page, 'greet.sh').getByText('edit not saved').waitFor();
  await open.click();
  await whole.getByText('echo "Hello, $1."').waitFor();
  await page.keyboard.press('Control+s');
  await whole.getByRole('button', { name: 'Edit' }).waitFor();
  const checks = review.getByRole('group', { name: 'Project checks' });
  await checks.getByText('They are of earlier work.').waitFor();
  // The only check has the whole line, so that its name is not cut.
  const list = checks.getByRole('list');
  const [line, all] = await Promise.all([list.getByRole('listitem').boundingBox(), list.boundingBox()]);
  expect(line?.width).toBe(all?.width);
  await review.getByText(/fails with exit code 1 \(of earlier work\)/).waitFor();
  await lookAt('review-edited');
  await checks.getByRole('button', { name: 'Check again' }).click();
  await review.getByRole('status').getByText('1 met').waitFor({ timeout: WORK });
}

/** The workspace was changed by another program: the edit stays on the screen, the file as it is. */
async function clash({ page, dataDir, lookAt }: Overture): Promise<void> {
  const projects = join(dataDir, 'projects');
  const workspace = join(projects, readdirSync(projects)[0] ?? '', 'workspaces', 'run-1.T1.1');
  const whole = page.getByRole('region', { name: 'Whole file greet.sh' });
  writeFileSync(join(workspace, 'greet.sh'), 'echo "mine"\n');
  await whole.getByRole('button', { name: 'Edit' }).click();
  await whole.getByText('echo "Hello, $1."').click();
  await page.keyboard.press('Home');
  await page.keyboard.insertText('# Says hello.\n');
  await whole.getByRole('button', { name: 'Save' }).click();
  await whole.getByText(/greet\.sh was changed in the workspace since the work was handed in/).waitFor();
  await lookAt('review-clash');
  git(workspace, 'checkout', '--', 'greet.sh');
  await whole.getByRole('button', { name: 'Save' }).click();
  await whole.getByRole('button', { name: 'Edit' }).waitFor();
  expect(git(workspace, 'show', 'HEAD:greet.sh')).toMatch(/^# Says hello\.\necho "Hello, \$1\."\n/);
}

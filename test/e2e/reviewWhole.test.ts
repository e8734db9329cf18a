import { chmodSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { ownRepository, planOf, specOf } from './ownRepository.ts';
import { inState, land, openReview, startRun, WORK } from './runSteps.ts';
import { type Overture, startOverture } from './startOverture.ts';
import { addCommandAgent, dialog, git, goToStage, openFolder, walking } from './steps.ts';

const AGENT = join(import.meta.dirname, '../fixtures/agents/scriptedAgent.mjs');
const SPEC = '001-greetings';

function greetings(): string {
  return ownRepository('greetings', {
    'greet.sh': 'echo "Hello."\n',
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
        lines: ['1> write greet.sh # AC-1.1: the greeting says the name.\\necho "Hello, $1."'],
      },
      {
        id: 'T2',
        title: 'Say goodbye by name',
        change: 'bye.sh',
        criteria: 'AC-1.2',
        lines: ['1> write bye.sh # AC-1.2: the goodbye says the name.\\necho "Goodbye, $1."'],
      },
    ]),
  });
}

/** A remote that looks like GitHub's by its address, and the person's own `gh`, which notes what it was asked. */
function withRemote(repo: string): { readonly path: string; readonly asked: string; readonly bare: string } {
  const folder = mkdtempSync(join(tmpdir(), 'remote-'));
  const [bare, asked] = [join(folder, 'remote.git'), join(folder, 'asked')];
  git(folder, 'init', '--quiet', '--bare', bare);
  git(repo, 'remote', 'add', 'origin', 'https://github.com/acme/greetings.git');
  git(repo, 'config', `url.${bare}.pushInsteadOf`, 'https://github.com/acme/greetings.git');
  const gh = join(folder, 'gh');
  writeFileSync(
    gh,
    `#!/bin/sh\n[ "$1" = --version ] && { echo gh 2; exit 0; }\nprintf '%s\\n' "$@" > '${asked}'\necho https://github.com/acme/greetings/pull/12\n`,
  );
  chmodSync(gh, 0o755);
  return { path: folder, asked, bare };
}

test('all landed work is looked at as a whole, goes to a client, a pull request and the branch, and is watched from then on', async () => {
  const repo = greetings();
  const remote = withRemote(repo);
  const overture = await startOverture({
    env: { ...process.env, PATH: `${remote.path}${delimiter}${process.env['PATH'] ?? ''}` },
  });
  onTestFinished(() => overture.close());
  await walking(overture, () => walk(overture, repo, remote));
});

async function walk(
  overture: Overture,
  repo: string,
  remote: { readonly asked: string; readonly bare: string },
): Promise<void> {
  const { page, lookAt } = overture;
  await addCommandAgent(page, 'Scripted', `"${process.execPath}" "${AGENT}"`);
  await page.getByRole('button', { name: 'Start page' }).click();
  await openFolder(page, repo);
  await page.getByRole('button', { name: 'Greetings by name' }).waitFor();
  await startRun(page, 'greetings');
  for (const id of ['T1', 'T2']) await inState(page, id, 'In review');
  await land(page, 'T1');

  // The last one of several offers a last look, and the branch waits for it.
  const review = await openReview(page, 'T2');
  await review.getByRole('button', { name: 'Approve and land…' }).click();
  const landing = dialog(page, 'Land T2?');
  expect(
    await landing.getByRole('checkbox', { name: 'Look at the whole before it goes to main' }).isChecked(),
  ).toBe(true);
  await landing.getByRole('button', { name: 'Land T2' }).click();
  await landing.waitFor({ state: 'hidden', timeout: WORK });
  const waiting = page.getByRole('region', { name: 'Everything landed, and waits for your last look' });
  await waiting.waitFor({ timeout: WORK });
  expect(git(repo, 'show', 'main:greet.sh')).toBe('echo "Hello."');
  await lookAt('whole-waiting');
  await waiting.getByRole('button', { name: 'Look at the whole' }).click();

  // Every criterion, the whole diff, the checks on all of it; it stays over a reload.
  await review.getByRole('heading', { name: 'All of run 1' }).waitFor();
  await page.reload();
  await review.getByText('2 met').waitFor({ timeout: WORK });
  await review.getByRole('region', { name: 'Changed files' }).getByText('echo "Goodbye, $1."').waitFor();
  await review.getByText('on all of it together').waitFor({ timeout: WORK });
  await lookAt('whole');
  await review.getByRole('button', { name: 'Open greet.sh whole' }).click();
  const file = review.getByRole('region', { name: 'Whole file greet.sh' });
  await file.getByText('1 change').waitFor();
  await lookAt('whole-file');
  await file.getByRole('button', { name: 'Back to the changes' }).click();
  await file.waitFor({ state: 'detached' });

  // One page for a client.
  await review.getByRole('button', { name: 'Save for a client…' }).click();
  const pack = dialog(page, 'The review, for a client');
  await pack.frameLocator('iframe').getByRole('heading', { name: 'Criterion by criterion' }).waitFor();
  await lookAt('whole-pack');
  const download = page.waitForEvent('download');
  await pack.getByRole('button', { name: 'Save the page' }).click();
  const saved = await download;
  expect(saved.suggestedFilename()).toBe(`${SPEC}-run-1-review.html`);
  expect(readFileSync(await saved.path(), 'utf8')).toContain('<p>2 met. Made ');
  await pack.getByRole('button', { name: 'Close' }).click();

  // A pull request whose words are the person's in the end.
  await review.getByRole('button', { name: 'Open a pull request…' }).click();
  const asking = dialog(page, 'A pull request into main');
  await asking.getByText('and gh opens the pull request with these words.').waitFor();
  const body = asking.getByRole('textbox', { name: 'What it says' });
  expect(await body.inputValue()).toContain('- AC-1.2 met: WHEN a name is given, the goodbye SHALL say it.');
  await asking.getByRole('textbox', { name: 'Title' }).fill('Greet people by their names');
  await body.fill('Please look at the goodbye first.');
  await lookAt('whole-request');
  await asking.getByRole('button', { name: 'Push and open it' }).click();
  const opened = dialog(page, 'The pull request is open');
  await opened.getByRole('link', { name: 'See the pull request' }).waitFor({ timeout: WORK });
  await opened.getByRole('button', { name: 'Close' }).click();
  await review.getByText('opened a pull request with it.').waitFor();
  const said = readFileSync(remote.asked, 'utf8');
  expect(said).toContain('Greet people by their names\n--body\nPlease look at the goodbye first.\n');
  expect(git(remote.bare, 'branch', '--list')).toContain(`overture/${SPEC}/run-1`);

  // Added to the branch after all.
  await review.getByRole('button', { name: 'Add to main…' }).click();
  await dialog(page, 'Add all of it to main?').getByRole('button', { name: 'Add to main' }).click();
  await page.getByRole('region', { name: 'Everything landed on main' }).waitFor({ timeout: WORK });
  expect(git(repo, 'show', 'main:greet.sh')).toContain('echo "Hello, $1."');

  // Quiet until somebody changes what showed a criterion.
  writeFileSync(join(repo, 'README.md'), '# Greetings\n');
  git(repo, 'add', '-A');
  git(repo, 'commit', '--quiet', '-m', 'Say what it is');
  await page.getByText(/look(?:ed)? at again/).waitFor({ state: 'detached' });
  writeFileSync(join(repo, 'bye.sh'), '# AC-1.2: the goodbye says the name.\necho "Bye."\n');
  git(repo, 'commit', '--quiet', '--author=Noor <noor@example.org>', '-am', 'Shorter goodbye');
  await page.getByText('to be looked at again: later commits').waitFor({ timeout: WORK });
  await lookAt('drift');
  await goToStage(page, 'Spec');
  await page.getByText('to be looked at again: later commits').waitFor();
  await lookAt('drift-spec');
  await homeSays(overture, 1);
  await page.getByRole('button', { name: 'Look again…' }).click();
  const again = dialog(page, 'To be looked at again');
  await again
    .getByText(/bye\.sh changed with “Shorter goodbye” by Noor, today/)
    .first()
    .waitFor();
  await again.getByText('When a name is given, the goodbye shall say it.').waitFor();
  await lookAt('drift-look');
  await again.getByRole('button', { name: 'See the commit' }).first().click();
  const commit = dialog(page, 'Shorter goodbye');
  await commit.getByText('echo "Bye."').waitFor();
  await commit.getByRole('button', { name: 'Close' }).click();
  const holds = again.getByRole('button', { name: 'It still holds' });
  for (let left = await holds.count(); left > 0; left -= 1) {
    await holds.first().click();
    await expect.poll(() => holds.count()).toBe(left - 1);
  }
  await again.getByText('Nothing is left to look at.').waitFor();
  await again.getByRole('button', { name: 'Close' }).click();
  await page.getByText('to be looked at again: later commits').waitFor({ state: 'detached' });
  await homeSays(overture, 0);
}

/** Home tells what was counted last, which happens behind the commit; it is quiet where nothing is to be looked at. */
async function homeSays({ page, dataDir, lookAt }: Overture, count: number): Promise<void> {
  const counted = () => readFileSync(join(dataDir, 'recent.json'), 'utf8');
  await expect.poll(counted).toMatch(new RegExp(`"toLookAgain": ?${count}\\b`));
  await page.goto(`${page.url().split('#')[0]}#/`);
  const recent = page.getByRole('region', { name: 'Recent projects' });
  await recent.getByText('Landed', { exact: true }).waitFor();
  const said = recent.getByText('to look at again');
  if (count === 0) expect(await said.count()).toBe(0);
  else await recent.getByText(`${count} to look at again`, { exact: true }).waitFor();
  await lookAt(count === 0 ? 'drift-home-quiet' : 'drift-home');
  await recent.getByRole('button', { name: 'greetings', exact: true }).click();
  await page.getByRole('textbox', { name: 'Criterion AC-1.1' }).waitFor();
}

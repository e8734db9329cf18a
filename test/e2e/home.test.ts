import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  renameSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { startOverture } from './startOverture.ts';
import { dialog, fillFolder, openFolder } from './steps.ts';

const folder = () => realpathSync(mkdtempSync(join(tmpdir(), 'home-')));
const git = (cwd: string, ...args: string[]) => execFileSync('git', args, { cwd, encoding: 'utf8' }).trim();

async function start(options: Parameters<typeof startOverture>[0] = {}) {
  const overture = await startOverture(options);
  onTestFinished(() => overture.close());
  return overture;
}

test('walks the folders and makes the sample where the person chooses', async () => {
  const { page, lookAt } = await start();
  const parent = folder();
  mkdirSync(join(parent, 'Projects'));
  await page.getByText('Nothing opened yet').waitFor();
  await page.getByText('Git found').waitFor();
  await lookAt('home-first');

  await page.getByRole('button', { name: 'Open sample' }).click();
  const chooser = dialog(page, 'Where should the sample go?');
  await fillFolder(chooser, parent);
  await page.keyboard.press('Enter');
  await chooser.getByRole('button', { name: 'Projects' }).click();
  await chooser.getByText('No folders inside.').waitFor();
  await lookAt('home-chooser');
  await chooser.getByRole('button', { name: 'Make it here' }).click();
  await page.getByRole('button', { name: 'Who can edit workspace settings' }).waitFor();
  expect(git(join(parent, 'Projects', 'harbor'), 'log', '--format=%s')).toBe('Start keeping history');

  await page.goto(`${page.url().split('#')[0]}#/`);
  await page.getByRole('region', { name: 'Recent projects' }).getByText('in Projects, main').waitFor();
  await lookAt('home');
});

test('offers to start keeping history in a plain folder, and in an empty repository', async () => {
  const { page, lookAt } = await start();
  const plain = folder();
  writeFileSync(join(plain, 'app.py'), 'print(1)\n');
  await openFolder(page, plain);
  await dialog(page, 'has no history yet').getByText('saves the one file as it is now').waitFor();
  await lookAt('home-no-history');
  await dialog(page, 'has no history yet').getByRole('button', { name: 'Start and open' }).click();
  await page.getByRole('heading', { name: 'Start with the request' }).waitFor();
  expect(git(plain, 'ls-files')).toBe('app.py');

  await page.goto(`${page.url().split('#')[0]}#/`);
  const empty = folder();
  git(empty, 'init', '-q');
  await openFolder(page, empty);
  await dialog(page, 'has no history yet').getByText('a git repository without a first version').waitFor();
  await dialog(page, 'has no history yet').getByRole('button', { name: 'Cancel' }).click();
});

test('offers the repository above for a folder inside one', async () => {
  const { page } = await start();
  const root = folder();
  git(root, 'init', '-q', '-b', 'main');
  git(
    root,
    '-c',
    'user.name=A',
    '-c',
    'user.email=a@example.com',
    'commit',
    '-q',
    '--allow-empty',
    '-m',
    'x',
  );
  mkdirSync(join(root, 'packages'));
  await openFolder(page, join(root, 'packages'));
  await dialog(page, 'has no history yet')
    .getByRole('radio', { name: /Use the repository above/ })
    .click();
  await dialog(page, 'has no history yet').getByRole('button', { name: 'Open that one' }).click();
  await page.getByRole('heading', { name: 'Start with the request' }).waitFor();
});

test('says why a folder cannot be opened, and leads on to another', async () => {
  const { page, lookAt } = await start();
  const bare = folder();
  git(bare, 'init', '-q', '--bare');
  const locked = folder();
  git(locked, 'init', '-q');
  chmodSync(locked, 0o000);
  onTestFinished(() => chmodSync(locked, 0o700));
  const cases = [
    [bare, 'This repository has no files to work on', 'Open a clone of it instead.'],
    [join(bare, 'gone'), 'This folder is not there', 'It may have been moved'],
    [locked, 'Overture may not read this folder', 'Change its permissions'],
  ] as const;
  for (const [path, title, words] of cases) {
    await openFolder(page, path);
    await dialog(page, title).getByText(words).waitFor();
    if (path === locked) await lookAt('home-error');
    await dialog(page, title).getByRole('button', { name: 'Choose another folder…' }).click();
    await dialog(page, 'Open a repository').getByRole('button', { name: 'Cancel' }).click();
  }
});

test('the reason can be read however late its dialog is loaded, beside the one to choose in', async () => {
  const { page } = await start();
  const { promise: asked, resolve: isAsked } = Promise.withResolvers<void>();
  const { promise: held, resolve: letGo } = Promise.withResolvers<void>();
  await page.route('**/OpenErrorDialog*.js', async (route) => {
    isAsked();
    await held;
    await route.continue();
  });
  await page.reload();
  await openFolder(page, join(folder(), 'gone'));
  await asked;
  const chooser = dialog(page, 'Open a repository');
  await expect
    .poll(() => chooser.getByRole('button', { name: 'Open', exact: true }).getAttribute('aria-busy'))
    .toBe(null);
  expect(await chooser.isVisible()).toBe(true);
  letGo();
  await dialog(page, 'This folder is not there').getByText('It may have been moved').waitFor();
});

test('lists what was opened before, says when it moved, and forgets it when asked', async () => {
  const { page } = await start();
  const root = folder();
  git(root, 'init', '-q', '-b', 'main');
  git(
    root,
    '-c',
    'user.name=A',
    '-c',
    'user.email=a@example.com',
    'commit',
    '-q',
    '--allow-empty',
    '-m',
    'x',
  );
  await openFolder(page, root);
  await page.getByRole('heading', { name: 'Start with the request' }).waitFor();
  renameSync(root, `${root}-moved`);
  await page.goto(`${page.url().split('#')[0]}#/`);
  const recent = page.getByRole('region', { name: 'Recent projects' });
  await recent.getByText('Moved, or its drive is not connected.').waitFor();
  await recent.getByRole('button', { name: /^Remove / }).click();
  await recent.getByText('Nothing opened yet').waitFor();
});

test('settings that cannot be read are set aside, and that is said', async () => {
  const dataDir = folder();
  writeFileSync(join(dataDir, 'settings.json'), '{ "theme": "da');
  const { page, lookAt } = await start({ dataDir });
  const told = page.getByRole('status').filter({ hasText: 'Your settings could not be read' });
  await told.getByText(join(dataDir, 'settings.json.damaged')).waitFor();
  await lookAt('home-settings-set-aside');
  await told.getByRole('button', { name: 'Got it' }).click();
  await told.waitFor({ state: 'detached' });
  expect(readFileSync(join(dataDir, 'settings.json.damaged'), 'utf8')).toBe('{ "theme": "da');
});

test('opens the repository named at the start', async () => {
  const root = folder();
  git(root, 'init', '-q', '-b', 'main');
  git(
    root,
    '-c',
    'user.name=A',
    '-c',
    'user.email=a@example.com',
    'commit',
    '-q',
    '--allow-empty',
    '-m',
    'x',
  );
  const { page } = await start({ repo: root });
  await page.getByRole('heading', { name: 'Start with the request' }).waitFor();
});

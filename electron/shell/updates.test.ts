import { EventEmitter } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { electronDouble } from '#test/helpers/electronDouble.ts';
import { followUpdates, hasFeed, mayUpdate } from './updates.ts';

class UpdaterDouble extends EventEmitter {
  autoDownload = false;
  autoInstallOnAppQuit = false;
  allowDowngrade = true;
  allowPrerelease = true;
  disableWebInstaller = false;
  asked = 0;
  answer: Promise<unknown> = Promise.resolve(null);
  checkForUpdates(): Promise<unknown> {
    this.asked += 1;
    return this.answer;
  }
}

test.each([
  ['an installed app on a Mac', { packaged: true, platform: 'darwin', hasFeed: true }, true],
  ['an installed app on Windows', { packaged: true, platform: 'win32', hasFeed: true }, true],
  ['Linux, where no signature is checked', { packaged: true, platform: 'linux', hasFeed: true }, false],
  ['sources', { packaged: false, platform: 'darwin', hasFeed: true }, false],
  ['a package without a place for updates', { packaged: true, platform: 'win32', hasFeed: false }, false],
] as const)('%s: updates are followed or not', (_name, given, expected) => {
  expect(mayUpdate(given)).toBe(expected);
});

test.each([
  ['a place and a publisher', 'provider: generic\npublisherName:\n  - The Overture authors\n', true, true],
  ['a publisher on one line', 'publisherName: The Overture authors\n', true, true],
  ['a place and nobody who signs', 'provider: generic\nurl: https://updates.example\n', false, true],
  ['an empty list of publishers', 'publisherName: []\nprovider: generic\n', false, true],
  ['a publisher that is left out', 'publisherName:\nprovider: generic\n', false, true],
])('a package with %s is updated where its updater can tell who signed', (_name, text, windows, mac) => {
  const folder = mkdtempSync(join(tmpdir(), 'overture-feed-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const file = join(folder, 'app-update.yml');
  expect([hasFeed(file, 'win32'), hasFeed(file, 'darwin')]).toEqual([false, false]);
  writeFileSync(file, text);
  expect([hasFeed(file, 'win32'), hasFeed(file, 'darwin')]).toEqual([windows, mac]);
});

test('an update is never older, never a trial, and waits for the person to quit', async () => {
  const { electron, parts } = electronDouble();
  const updater = new UpdaterDouble();
  const reported: unknown[] = [];
  const report = (error: unknown) => void reported.push(error);
  followUpdates(electron, updater, { currentWindow: () => undefined, report });
  expect(updater).toMatchObject({
    autoDownload: true,
    autoInstallOnAppQuit: true,
    allowDowngrade: false,
    allowPrerelease: false,
    disableWebInstaller: true,
    asked: 1,
  });
  updater.emit('update-downloaded', { version: '0.2.0' });
  expect(parts.dialog.questions).toEqual(['Overture 0.2.0 is ready: Good']);
  expect(reported).toEqual([]);
});

test('an update that is not signed by who made this app, or a network that is not there, is reported and nothing else', async () => {
  const { electron, parts, steps } = electronDouble();
  const updater = new UpdaterDouble();
  updater.answer = Promise.reject(new Error('net::ERR_INTERNET_DISCONNECTED'));
  const reported: string[] = [];
  followUpdates(electron, updater, {
    currentWindow: () => undefined,
    report: (error) => void reported.push(String(error)),
  });
  updater.emit('error', new Error('New version is not signed by the application owner'));
  await expect.poll(() => reported.length).toBe(2);
  expect({ questions: parts.dialog.questions, steps }).toEqual({ questions: [], steps: [] });
});

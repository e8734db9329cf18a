import { EventEmitter } from 'node:events';
import { expect, test } from 'vitest';
import { electronDouble } from '#test/helpers/electronDouble.ts';
import { followUpdates, mayUpdate } from './updates.ts';

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

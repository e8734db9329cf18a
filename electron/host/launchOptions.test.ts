import { expect, test } from 'vitest';
import { defaultDataDir, parseLaunchOptions, pickLaunchFlags } from './launchOptions.ts';

const surroundings = { env: { HOME: '/home/ada' }, platform: 'linux', cwd: '/work' } as const;

test('without flags everything is as usual', () => {
  expect(parseLaunchOptions([], surroundings)).toEqual({
    ok: true,
    value: {
      browser: false,
      open: true,
      port: undefined,
      dataDir: '/home/ada/.local/share/overture',
      repo: undefined,
      help: false,
    },
  });
});

test('reads every flag, folders relative to where it was started', () => {
  const args = ['--browser', '--no-open', '--port', '4100', '--data', 'd', '--repo=../r'];
  expect(parseLaunchOptions(args, surroundings)).toEqual({
    ok: true,
    value: { browser: true, open: false, port: 4100, dataDir: '/work/d', repo: '/r', help: false },
  });
});

test.each([
  [['--bogus'], /^Unknown option '--bogus'\. /],
  [['extra'], /^Unexpected argument 'extra'\. /],
  [['--port', '70000'], /^--port needs a number from 0 to 65535, not “70000”\.$/],
  [['--port', '-1'], /--port/],
  [['--port='], /^--port needs a number/],
  [['--data='], /^--data needs a folder\.$/],
  [['--repo='], /^--repo needs a folder\.$/],
  [['--data'], /--data/],
])('%j is refused in a sentence', (args, sentence) => {
  const parsed = parseLaunchOptions(args, surroundings);
  expect(parsed.ok ? '' : parsed.error).toMatch(sentence);
  expect(parsed.ok ? '' : parsed.error).not.toContain('\n');
});

test('each system keeps data where its apps do', () => {
  expect(defaultDataDir({ HOME: '/Users/ada' }, 'darwin')).toBe(
    '/Users/ada/Library/Application Support/Overture',
  );
  expect(defaultDataDir({ HOME: '/h', XDG_DATA_HOME: '/data' }, 'linux')).toBe('/data/overture');
  expect(defaultDataDir({ LOCALAPPDATA: '/local' }, 'win32')).toBe('/local/Overture');
});

test('picks its own flags from among those of Chromium', () => {
  const args = [
    '--inspect=0',
    '--remote-debugging-port=0',
    '.',
    '--data',
    '--browser-dir',
    '--repo=/r',
    '--no-open',
  ];
  expect(pickLaunchFlags(args)).toEqual(['--data=--browser-dir', '--repo=/r', '--no-open']);
});

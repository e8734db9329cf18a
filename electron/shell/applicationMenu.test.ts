import { describe, expect, test } from 'vitest';
import { COMMAND } from '#shared/contract/windowMessages.ts';
import { shellBench } from '#test/helpers/shellBench.ts';

const { start } = shellBench();

describe('the menu', () => {
  test.each([
    ['darwin', ['Overture', 'File', 'Edit', 'View', 'windowMenu', 'help']],
    ['win32', ['File', 'Edit', 'View', 'windowMenu', 'help']],
    ['linux', ['File', 'Edit', 'View', 'windowMenu', 'help']],
  ] as const)('on %s is as people there expect', async (platform, titles) => {
    const { menu } = await start({ platform });
    expect(menu.template.map(({ label, role }) => label ?? role)).toEqual(titles);
    const roles = JSON.stringify(menu.template);
    expect(roles).toContain('"role":"quit"');
    expect(roles).toContain('"role":"toggleDevTools"');
  });

  test('sends what concerns the work to the page', async () => {
    const { menu, windows } = await start();
    const file = menu.template[0]?.submenu as { label?: string; click?: () => void }[];
    file.find(({ label }) => label === 'Open a Repository…')?.click?.();
    expect(windows[0]?.webContents.sent).toEqual([[COMMAND, { command: 'open' }]]);
  });

  test('of the packaged app has no developer tools', async () => {
    const { menu } = await start({ packaged: true });
    expect(JSON.stringify(menu.template)).not.toMatch(/toggleDevTools|reload/);
  });
});

import type { MenuItemConstructorOptions } from 'electron';
import type { MenuCommand } from '#shared/contract/windowMessages.ts';

/**
 * The application menu. What concerns the work is sent to the page as a command, so that the menu, the palette
 * and the keyboard do the same thing; what concerns the window is Electron's own role.
 */
export function applicationMenu(needs: {
  readonly platform: NodeJS.Platform;
  readonly packaged: boolean;
  readonly send: (command: MenuCommand) => void;
  readonly openLink: (url: string) => void;
  readonly homepage: string;
}): MenuItemConstructorOptions[] {
  const isMac = needs.platform === 'darwin';
  const item = (label: string, command: MenuCommand, accelerator?: string): MenuItemConstructorOptions => ({
    label,
    ...(accelerator !== undefined && { accelerator }),
    click: () => needs.send(command),
  });
  const separator: MenuItemConstructorOptions = { type: 'separator' };
  const settings = item('Settings…', 'settings', 'CmdOrCtrl+,');

  const appMenu: MenuItemConstructorOptions = {
    label: 'Overture',
    submenu: [
      { role: 'about' },
      separator,
      settings,
      separator,
      { role: 'services' },
      separator,
      { role: 'hide' },
      { role: 'hideOthers' },
      { role: 'unhide' },
      separator,
      { role: 'quit' },
    ],
  };
  const file: MenuItemConstructorOptions = {
    label: 'File',
    submenu: [
      item('Open a Repository…', 'open', 'CmdOrCtrl+O'),
      separator,
      ...(isMac ? [{ role: 'close' } as const] : [separator, settings, separator, { role: 'quit' } as const]),
    ],
  };
  const edit: MenuItemConstructorOptions = {
    label: 'Edit',
    submenu: [
      // A key reaches the page first, which keeps one undo for the document and its source.
      { role: 'undo' },
      { role: 'redo' },
      separator,
      { role: 'cut' },
      { role: 'copy' },
      { role: 'paste' },
      { role: 'selectAll' },
    ],
  };
  const view: MenuItemConstructorOptions = {
    label: 'View',
    submenu: [
      item('Find or Do…', 'find', 'CmdOrCtrl+K'),
      separator,
      item('Spec', 'spec', 'CmdOrCtrl+1'),
      item('Plan', 'plan', 'CmdOrCtrl+2'),
      item('Run', 'run', 'CmdOrCtrl+3'),
      item('Review', 'review', 'CmdOrCtrl+4'),
      item('History', 'history', 'CmdOrCtrl+5'),
      separator,
      item('Left Pane', 'leftPane', 'CmdOrCtrl+\\'),
      item('Right Pane', 'rightPane', 'CmdOrCtrl+Alt+\\'),
      separator,
      { role: 'resetZoom' },
      { role: 'zoomIn' },
      { role: 'zoomOut' },
      { role: 'togglefullscreen' },
      ...(needs.packaged
        ? []
        : [separator, { role: 'reload' } as const, { role: 'toggleDevTools' } as const]),
    ],
  };
  const help: MenuItemConstructorOptions = {
    role: 'help',
    submenu: [
      item('Keyboard Shortcuts', 'shortcuts'),
      { label: 'Overture on the Web', click: () => needs.openLink(needs.homepage) },
      ...(isMac ? [] : [separator, { role: 'about' } as const]),
    ],
  };
  return [...(isMac ? [appMenu] : []), file, edit, view, { role: 'windowMenu' }, help];
}

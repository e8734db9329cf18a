import type { MenuItemConstructorOptions } from 'electron';
import type { MenuCommand } from '#shared/contract/windowMessages.ts';

export type MenuNeeds = {
  readonly platform: NodeJS.Platform;
  readonly packaged: boolean;
  readonly send: (command: MenuCommand) => void;
  readonly openLink: (url: string) => void;
  readonly homepage: string;
};

type Item = (label: string, command: MenuCommand, accelerator?: string) => MenuItemConstructorOptions;

const SEPARATOR: MenuItemConstructorOptions = { type: 'separator' };

/**
 * The application menu. What concerns the work is sent to the page as a command, so that the menu, the palette
 * and the keyboard do the same thing; what concerns the window is Electron's own role.
 */
export function applicationMenu(needs: MenuNeeds): MenuItemConstructorOptions[] {
  const isMac = needs.platform === 'darwin';
  const item: Item = (label, command, accelerator) => ({
    label,
    ...(accelerator !== undefined && { accelerator }),
    click: () => needs.send(command),
  });
  return [
    ...(isMac ? [appMenu(item)] : []),
    fileMenu(item, isMac),
    EDIT_MENU,
    viewMenu(item, needs.packaged),
    { role: 'windowMenu' },
    helpMenu(item, isMac, needs),
  ];
}

const settingsItem = (item: Item) => item('Settings…', 'settings', 'CmdOrCtrl+,');

function appMenu(item: Item): MenuItemConstructorOptions {
  return {
    label: 'Overture',
    submenu: [
      { role: 'about' },
      SEPARATOR,
      settingsItem(item),
      SEPARATOR,
      { role: 'services' },
      SEPARATOR,
      { role: 'hide' },
      { role: 'hideOthers' },
      { role: 'unhide' },
      SEPARATOR,
      { role: 'quit' },
    ],
  };
}

function fileMenu(item: Item, isMac: boolean): MenuItemConstructorOptions {
  const end: MenuItemConstructorOptions[] = isMac
    ? [{ role: 'close' }]
    : [SEPARATOR, settingsItem(item), SEPARATOR, { role: 'quit' }];
  return { label: 'File', submenu: [item('Open a Repository…', 'open', 'CmdOrCtrl+O'), SEPARATOR, ...end] };
}

const EDIT_MENU: MenuItemConstructorOptions = {
  label: 'Edit',
  submenu: [
    // A key reaches the page first, which keeps one undo for the document and its source.
    { role: 'undo' },
    { role: 'redo' },
    SEPARATOR,
    { role: 'cut' },
    { role: 'copy' },
    { role: 'paste' },
    { role: 'selectAll' },
  ],
};

function viewMenu(item: Item, packaged: boolean): MenuItemConstructorOptions {
  const forDevelopers: MenuItemConstructorOptions[] = [
    SEPARATOR,
    { role: 'reload' },
    { role: 'toggleDevTools' },
  ];
  return {
    label: 'View',
    submenu: [
      item('Find or Do…', 'find', 'CmdOrCtrl+K'),
      SEPARATOR,
      item('Spec', 'spec', 'CmdOrCtrl+1'),
      item('Plan', 'plan', 'CmdOrCtrl+2'),
      item('Run', 'run', 'CmdOrCtrl+3'),
      item('Review', 'review', 'CmdOrCtrl+4'),
      item('History', 'history', 'CmdOrCtrl+5'),
      SEPARATOR,
      item('Left Pane', 'leftPane', 'CmdOrCtrl+\\'),
      item('Right Pane', 'rightPane', 'CmdOrCtrl+Alt+\\'),
      SEPARATOR,
      { role: 'resetZoom' },
      { role: 'zoomIn' },
      { role: 'zoomOut' },
      { role: 'togglefullscreen' },
      ...(packaged ? [] : forDevelopers),
    ],
  };
}

function helpMenu(item: Item, isMac: boolean, { openLink, homepage }: MenuNeeds): MenuItemConstructorOptions {
  const about: MenuItemConstructorOptions[] = isMac ? [] : [SEPARATOR, { role: 'about' }];
  return {
    role: 'help',
    submenu: [
      item('Keyboard Shortcuts', 'shortcuts'),
      { label: 'Overture on the Web', click: () => openLink(homepage) },
      ...about,
    ],
  };
}

/**
 * What passes between the page and the preload script in Electron, as window messages: a message port
 * cannot cross the context bridge. The page sends `CONNECT` whenever it wants a port to the host; the answer is
 * `PORT` with the port attached. Menu items arrive as commands, and `DROPPED` says where a folder lies that a person
 * dropped on the page, which a page by itself cannot know.
 */
export const CONNECT = 'overture:connect';
export const PORT = 'overture:port';
export const COMMAND = 'overture:command';
export const DROPPED = 'overture:dropped';

/** What the application menu asks of the page: the names of the page's own shortcuts. */
export const MENU_COMMANDS = [
  'open',
  'settings',
  'find',
  'spec',
  'plan',
  'run',
  'review',
  'history',
  'leftPane',
  'rightPane',
  'shortcuts',
] as const;
export type MenuCommand = (typeof MENU_COMMANDS)[number];

/** `route` is a path inside the app to show, when a notification was clicked. */
export type ShellCommand = { readonly command: MenuCommand } | { readonly route: string };
export type CommandMessage = { readonly type: typeof COMMAND } & ShellCommand;

export function isCommandMessage(message: unknown): message is CommandMessage {
  if (typeof message !== 'object' || message === null) return false;
  const { type, command, route } = message as { type?: unknown; command?: unknown; route?: unknown };
  return type === COMMAND && (typeof route === 'string' || MENU_COMMANDS.some((known) => known === command));
}

export type DroppedMessage = { readonly type: typeof DROPPED; readonly path: string };

export function isDroppedMessage(message: unknown): message is DroppedMessage {
  if (typeof message !== 'object' || message === null) return false;
  const { type, path } = message as { type?: unknown; path?: unknown };
  return type === DROPPED && typeof path === 'string' && path !== '';
}

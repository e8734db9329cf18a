import { isCommandMessage } from '#shared/contract/windowMessages.ts';
import { allCommands, commandStore } from './commandStore.ts';

/** Lets the window's application menu and notifications act on the page; returns the way to stop. */
export function followMenu(page: Window): () => void {
  const onMessage = (event: MessageEvent<unknown>) => {
    if (event.source !== page || !isCommandMessage(event.data)) return;
    const message = event.data;
    if ('route' in message) {
      page.location.hash = message.route;
      return;
    }
    const command = allCommands(commandStore.getState()).findLast(
      ({ shortcut, disabled }) => shortcut === message.command && disabled === undefined,
    );
    command?.run();
  };
  page.addEventListener('message', onMessage);
  return () => page.removeEventListener('message', onMessage);
}

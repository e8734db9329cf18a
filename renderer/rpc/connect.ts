import type { Client } from '#shared/contract/client.ts';
import type { OvertureContract } from '#shared/contract/overtureContract.ts';
import { type Connection, createConnection } from './connection.ts';
import { createLastingClient } from './lastingClient.ts';
import { channelOpener } from './openChannel.ts';

export type OvertureClient = Client<OvertureContract>;

/** The page's one client of the host, and the connection below it, which is opened once `start` resolves. */
export function connect(
  page: Window,
  start: Promise<void>,
): {
  client: OvertureClient;
  connection: Connection<OvertureContract>;
} {
  const open = channelOpener(page);
  const connection = createConnection<OvertureContract>({
    open: () => start.then(open),
    reader: async () => (await import('./overtureReplies.ts')).overtureReplies,
    wait: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
  });
  return { client: createLastingClient(connection), connection };
}

import type { Client } from '#shared/contract/createClient.ts';
import { overtureContract, type OvertureContract } from '#shared/contract/overtureContract.ts';
import { type Connection, createConnection } from './connection.ts';
import { createLastingClient } from './lastingClient.ts';
import { channelOpener } from './openChannel.ts';

export type OvertureClient = Client<OvertureContract>;

/** The page's one client of the host, and the connection below it. */
export function connect(page: Window = window): {
  client: OvertureClient;
  connection: Connection<OvertureContract>;
} {
  const connection = createConnection({
    open: channelOpener(page),
    contract: overtureContract,
    wait: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
  });
  return { client: createLastingClient(connection, overtureContract), connection };
}

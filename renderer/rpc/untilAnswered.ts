import type { OvertureClient } from './connect.ts';

/** Resolves once a host has answered, over however many connections that takes. */
export async function untilAnswered(client: OvertureClient): Promise<void> {
  const info = await client.settings.appInfo({});
  if (!info.ok && info.error.code === 'disconnected') await untilAnswered(client);
}

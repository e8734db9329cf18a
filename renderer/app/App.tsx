import { useEffect } from 'react';
import type { OvertureClient } from '#renderer/rpc/connect.ts';
import { HostProvider, useClient } from '#renderer/rpc/ClientContext.tsx';
import type { Connection } from '#renderer/rpc/connection.ts';
import type { OvertureContract } from '#shared/contract/overtureContract.ts';
import { afterPaint } from './afterPaint.ts';
import { followMenu } from './followMenu.ts';
import { Frame } from './Frame.tsx';
import { listenForKeys } from './handleKey.ts';
import { Overlays } from './Overlays.tsx';
import { useRoute } from './routeStore.ts';
import { followSettings, settingsStore } from './settingsStore.ts';
import { useAppCommands } from './useAppCommands.ts';

/** The whole page around one client of the host. */
export function App({
  host,
  onShown,
}: {
  host: { client: OvertureClient; connection: Connection<OvertureContract> };
  /** Called once the first screen is painted. */
  onShown: () => void;
}) {
  return (
    <HostProvider host={host}>
      <Frame />
      <Overlays />
      <Background onShown={onShown} />
    </HostProvider>
  );
}

/** What goes on without being seen: settings, keys, commands. */
function Background({ onShown }: { onShown: () => void }) {
  const client = useClient();
  useEffect(() => void afterPaint(window).then(onShown), [onShown]);
  useEffect(() => followSettings(client), [client]);
  useEffect(() => listenForKeys(window, () => settingsStore.getState().settings?.singleKeys ?? true), []);
  useEffect(() => followMenu(window), []);
  useAppCommands(useRoute());
  return null;
}

import { createContext, type ReactNode, useContext, useSyncExternalStore } from 'react';
import type { OvertureContract } from '#shared/contract/overtureContract.ts';
import type { OvertureClient } from './connect.ts';
import type { Connection, ConnectionState } from './connection.ts';

type Host = { readonly client: OvertureClient; readonly connection: Connection<OvertureContract> };

const HostContext = createContext<Host | undefined>(undefined);

export function HostProvider({ host, children }: { host: Host; children: ReactNode }) {
  return <HostContext value={host}>{children}</HostContext>;
}

/** The client of the host; it outlives its connections. */
export function useClient(): OvertureClient {
  return useHost().client;
}

export function useConnectionState(): ConnectionState {
  const { connection } = useHost();
  return useSyncExternalStore(
    (changed) => connection.onState(changed),
    () => connection.state,
  );
}

function useHost(): Host {
  const host = useContext(HostContext);
  if (!host) throw new Error('useClient needs a HostProvider above it.');
  return host;
}

import type { Channel } from '#shared/contract/channel.ts';
import { serve } from '#shared/contract/serve.ts';
import type { Shell } from './shell.ts';

export interface HostNeeds {
  /** Everything Overture keeps lives below here. */
  readonly dataDir: string;
  readonly shell: Shell;
  /** A repository named on the command line. */
  readonly openAtStart?: string;
}

export interface Host {
  /** Answers one page until its channel closes. */
  connect(channel: Channel): void;
  /** Ends what runs and writes what is unwritten. */
  close(): Promise<void>;
}

export async function createHost(_needs: HostNeeds): Promise<Host> {
  return {
    connect: (channel) => void serve(channel, {}, {}, (error, method) => console.error(method, error)),
    close: async () => undefined,
  };
}

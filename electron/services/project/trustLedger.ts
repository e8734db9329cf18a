import { z } from 'zod';
import type { Ledger } from '#electron/storage/ledger.ts';
import type { Trust } from '#shared/project/project.ts';

const STREAM = 'trust';
const factSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('trusted'), commandsHash: z.string() }),
  z.object({ type: z.literal('distrusted') }),
]);

/** What this machine's user has said about running the repository's commands. */
export function readTrust(ledger: Ledger, commandsHash: string): Trust {
  const last = ledger.read(STREAM).at(-1);
  if (!last) return { state: 'untrusted' };
  const fact = factSchema.parse(last.body);
  if (fact.type === 'distrusted') return { state: 'untrusted' };
  return fact.commandsHash === commandsHash ? { state: 'trusted', at: last.at } : { state: 'changed' };
}

export function recordTrust(ledger: Ledger, commandsHash: string): void {
  ledger.append(STREAM, { type: 'trusted', commandsHash });
}

export function recordDistrust(ledger: Ledger): void {
  ledger.append(STREAM, { type: 'distrusted' });
}

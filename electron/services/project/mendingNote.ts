import { z } from 'zod';
import type { Ledger } from '#electron/storage/ledger.ts';
import { MENDING_STREAM } from '#electron/storage/mendLedger.ts';
import { type Mending, mendingSchema } from '#shared/project/mending.ts';

const factSchema = z.discriminatedUnion('type', [
  mendingSchema
    .unwrap()
    .omit({ at: true })
    .extend({ type: z.literal('mended') }),
  z.object({ type: z.literal('seen') }),
]);

/** The last mending of the ledger, until the person has seen it. */
export function readMending(ledger: Ledger): Mending | null {
  const last = ledger.read(MENDING_STREAM).at(-1);
  if (!last) return null;
  const fact = factSchema.parse(last.body);
  if (fact.type === 'seen') return null;
  const { type: _type, ...mending } = fact;
  return { ...mending, at: last.at };
}

export function recordSeen(ledger: Ledger): void {
  if (readMending(ledger)) ledger.append(MENDING_STREAM, { type: 'seen' });
}

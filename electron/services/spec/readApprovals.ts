import type { Ledger } from '#electron/storage/ledger.ts';
import type { Approval } from '#shared/spec/contract.ts';
import { emptySpecRecord, evolveSpecRecord, specEventSchema } from '#shared/spec/specEvent.ts';
import { specStream } from './specJournal.ts';

/** The approvals of a spec that were given on this machine, oldest first. */
export function readApprovals(ledger: Ledger, specId: string): readonly Approval[] {
  return ledger
    .read(specStream(specId))
    .reduce(
      (record, { at, body }) => evolveSpecRecord(record, specEventSchema.parse(body), at),
      emptySpecRecord,
    ).approvals;
}

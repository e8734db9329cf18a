import { z } from 'zod';
import { commitIdSchema } from '#shared/project/project.ts';
import type { Approval } from './contract.ts';
import { type Proposal, proposalSchema } from './proposal.ts';

/** Facts about a spec, in the ledger stream `spec:<id>`. */
export const specEventSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('proposed'), proposals: z.array(proposalSchema) }),
  z.object({ type: z.literal('accepted'), id: z.string() }),
  z.object({ type: z.literal('rejected'), id: z.string() }),
  /** Taken back by whoever proposed them, because an answer was revised. */
  z.object({ type: z.literal('withdrawn'), ids: z.array(z.string()) }),
  /** Ids seen in the text for the first time. */
  z.object({ type: z.literal('idsSeen'), ids: z.array(z.string()) }),
  z.object({ type: z.literal('approved'), by: z.string(), hash: z.string(), commit: commitIdSchema }),
  z.object({ type: z.literal('removed'), keptIn: z.string() }),
]);
export type SpecEvent = z.infer<typeof specEventSchema>;

/** What the ledger knows of a spec. `proposals` are those nobody has decided yet. */
export type SpecRecord = {
  readonly proposals: readonly Proposal[];
  readonly decided: Readonly<Record<string, 'accepted' | 'rejected' | 'withdrawn'>>;
  readonly usedIds: readonly string[];
  readonly approval: Approval | null;
};

export const emptySpecRecord: SpecRecord = { proposals: [], decided: {}, usedIds: [], approval: null };

export function evolveSpecRecord(record: SpecRecord, event: SpecEvent, at: string): SpecRecord {
  switch (event.type) {
    case 'proposed':
      return { ...record, proposals: [...record.proposals, ...event.proposals] };
    case 'accepted':
    case 'rejected':
      return decide(record, [event.id], event.type);
    case 'withdrawn':
      return decide(record, event.ids, 'withdrawn');
    case 'idsSeen':
      return { ...record, usedIds: [...new Set([...record.usedIds, ...event.ids])] };
    case 'approved':
      return { ...record, approval: { by: event.by, at, hash: event.hash } };
    case 'removed':
      return { ...record, proposals: [] };
  }
}

function decide(
  record: SpecRecord,
  ids: readonly string[],
  outcome: 'accepted' | 'rejected' | 'withdrawn',
): SpecRecord {
  const decided = { ...record.decided, ...Object.fromEntries(ids.map((id) => [id, outcome])) };
  return { ...record, decided, proposals: record.proposals.filter(({ id }) => !ids.includes(id)) };
}

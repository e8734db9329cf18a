import { z } from 'zod';
import { commitIdSchema } from '#shared/project/project.ts';
import type { Approval } from './contract.ts';
import { type Decision, type Proposal, proposalEditSchema, proposalSchema } from './proposal.ts';

/** Who did it; left out by versions of Overture that did not ask. */
const by = z.string().optional();

/** Facts about a spec, in the ledger stream `spec:<id>`. */
export const specEventSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('proposed'), proposals: z.array(proposalSchema) }),
  /** A person gave a proposal other words before deciding. */
  z.object({ type: z.literal('edited'), id: z.string(), edit: proposalEditSchema, by }),
  /** `part` is the key of what was made or changed. */
  z.object({ type: z.literal('accepted'), id: z.string(), by, part: z.string().nullish() }),
  z.object({ type: z.literal('rejected'), id: z.string(), by }),
  /** Rejections taken back: the proposals wait again. */
  z.object({ type: z.literal('restored'), ids: z.array(z.string()), by }),
  /** Taken back by whoever proposed them, because an answer was revised. */
  z.object({ type: z.literal('withdrawn'), ids: z.array(z.string()) }),
  /** Ids seen in the text for the first time. */
  z.object({ type: z.literal('idsSeen'), ids: z.array(z.string()) }),
  z.object({
    type: z.literal('approved'),
    by: z.string(),
    hash: z.string(),
    commit: commitIdSchema,
    note: z.string().optional(),
  }),
  /** Changes a person has looked at, or wants to look at again. */
  z.object({ type: z.literal('seen'), by: z.string(), marks: z.array(z.string()), isSeen: z.boolean() }),
  z.object({ type: z.literal('removed'), keptIn: z.string() }),
]);
export type SpecEvent = z.infer<typeof specEventSchema>;

/** What the ledger knows of a spec. `proposals` are those nobody has decided yet; `decisions` in the order made. */
export type SpecRecord = {
  readonly proposals: readonly Proposal[];
  readonly decisions: readonly Decision[];
  readonly usedIds: readonly string[];
  readonly approvals: readonly Approval[];
  /** By person: marks of the changes they have looked at. */
  readonly seen: Readonly<Record<string, readonly string[]>>;
};

export const emptySpecRecord: SpecRecord = {
  proposals: [],
  decisions: [],
  usedIds: [],
  approvals: [],
  seen: {},
};

export function evolveSpecRecord(record: SpecRecord, event: SpecEvent, at: string): SpecRecord {
  switch (event.type) {
    case 'proposed':
      return { ...record, proposals: [...record.proposals, ...event.proposals] };
    case 'edited': {
      const editedBy = event.by ?? '';
      const change = (each: Proposal) =>
        each.id === event.id ? { ...each, edit: event.edit, editedBy } : each;
      return { ...record, proposals: record.proposals.map(change) };
    }
    case 'accepted':
      return decide(record, [event.id], {
        outcome: 'accepted',
        by: event.by ?? '',
        at,
        part: event.part ?? null,
      });
    case 'rejected':
      return decide(record, [event.id], { outcome: 'rejected', by: event.by ?? '', at, part: null });
    case 'withdrawn':
      return decide(record, event.ids, { outcome: 'withdrawn', by: '', at, part: null });
    case 'restored':
      return restore(record, event.ids);
    case 'idsSeen':
      return { ...record, usedIds: [...new Set([...record.usedIds, ...event.ids])] };
    case 'approved':
      return { ...record, approvals: [...record.approvals, approvalOf(event, at)] };
    case 'seen': {
      const before = (record.seen[event.by] ?? []).filter((mark) => !event.marks.includes(mark));
      const marks = event.isSeen ? [...before, ...event.marks] : before;
      return { ...record, seen: { ...record.seen, [event.by]: marks } };
    }
    case 'removed':
      return { ...record, proposals: [] };
  }
}

function approvalOf({ by, hash, note }: Extract<SpecEvent, { type: 'approved' }>, at: string): Approval {
  return note ? { by, at, hash, note } : { by, at, hash };
}

function decide(record: SpecRecord, ids: readonly string[], how: Omit<Decision, 'proposal'>): SpecRecord {
  const decided = record.proposals.filter(({ id }) => ids.includes(id));
  return {
    ...record,
    decisions: [...record.decisions, ...decided.map((proposal) => ({ proposal, ...how }))],
    proposals: record.proposals.filter(({ id }) => !ids.includes(id)),
  };
}

function restore(record: SpecRecord, ids: readonly string[]): SpecRecord {
  const isBack = ({ proposal, outcome }: Decision) => outcome === 'rejected' && ids.includes(proposal.id);
  const back = record.decisions.filter(isBack).map(({ proposal }) => proposal);
  return {
    ...record,
    decisions: record.decisions.filter((decision) => !isBack(decision)),
    proposals: [...record.proposals, ...back],
  };
}

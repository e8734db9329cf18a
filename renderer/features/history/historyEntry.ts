import type { LucideIcon } from 'lucide-react';
import type { TimelineTone } from '#renderer/ui/TimelineEntry.tsx';
import type { Attempt } from '#shared/run/run.ts';
import type { SpecVersion } from '#shared/spec/contract.ts';

export const KINDS = [
  'versions',
  'runs',
  'decisions',
  'approvals',
  'landings',
  'interview',
  'comments',
] as const;
export type EntryKind = (typeof KINDS)[number];

export type HistoryEntry = {
  readonly id: string;
  readonly at: string;
  readonly kind: EntryKind;
  readonly title: string;
  readonly text: string;
  /** The people's own words, in the serif. */
  readonly quote: string | null;
  readonly icon: LucideIcon;
  readonly tone: TimelineTone;
  /** The version it is about; one that was approved shows its number in a blue square in place of the icon. */
  readonly version: SpecVersion | null;
  /** The landed attempt that can be taken back out from here. */
  readonly landed: Attempt | null;
  /** Only the day is known. */
  readonly isWholeDay: boolean;
};

/** What most entries have in common. */
export function plain(id: string, at: string, kind: EntryKind): Omit<HistoryEntry, 'title' | 'icon'> {
  return {
    id,
    at,
    kind,
    text: '',
    quote: null,
    tone: 'plain',
    version: null,
    landed: null,
    isWholeDay: false,
  };
}

import type { LucideIcon } from 'lucide-react';
import {
  Bookmark,
  CircleCheck,
  CirclePause,
  CircleStop,
  CornerUpLeft,
  Gavel,
  GitMerge,
  MessageSquare,
  Play,
  Quote,
} from 'lucide-react';
import type { TimelineTone } from '#renderer/ui/TimelineEntry.tsx';
import type { InterviewState } from '#shared/interview/interview.ts';
import type { Reason, Run } from '#shared/run/run.ts';
import type { SpecState } from '#shared/spec/contract.ts';
import type { SpecDocument } from '#shared/spec/specDocument.ts';

export const KINDS = ['versions', 'approvals', 'runs', 'landings', 'interview'] as const;
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
  /** A number in a blue square in place of the icon. */
  readonly version: number | null;
};

/** Everything that happened to a spec and came of it, newest first. */
export function historyEntries(
  spec: Pick<SpecState, 'versions' | 'approval'>,
  document: SpecDocument,
  interview: InterviewState | null,
  run: Run | null,
): readonly HistoryEntry[] {
  const entries = [
    ...spec.versions.map((version): HistoryEntry => {
      const by = version.author;
      return {
        ...plain(version.commit, version.at, version.approved ? 'approvals' : 'versions'),
        title: version.approved
          ? `Version ${version.number} approved by ${approver(spec, version.number) ?? by}`
          : `Version ${version.number} saved by ${by}`,
        text: version.subject,
        icon: Bookmark,
        version: version.approved ? version.number : null,
      };
    }),
    ...interviewEntries(interview),
    ...(run ? runEntries(run) : []),
  ];
  const first = entries.reduce((earliest, entry) => (entry.at < earliest ? entry.at : earliest), '9999');
  const request: HistoryEntry[] =
    document.request && entries.length > 0
      ? [
          {
            ...plain('request', first, 'versions'),
            title: 'The request',
            quote: document.request.text,
            icon: Quote,
          },
        ]
      : [];
  return [...entries.toSorted((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : 0)), ...request];
}

/** The ledger knows who approved the newest approved version; older ones are told by who committed them. */
function approver(spec: Pick<SpecState, 'versions' | 'approval'>, number: number): string | undefined {
  const newest = Math.max(
    ...spec.versions.filter((version) => version.approved).map((version) => version.number),
  );
  return number === newest ? spec.approval?.by : undefined;
}

function interviewEntries(interview: InterviewState | null): readonly HistoryEntry[] {
  const byDay = Map.groupBy(interview?.turns ?? [], (turn) => turn.at.slice(0, 10));
  return [...byDay].map(([date, turns]): HistoryEntry => {
    const answered = turns.filter((turn) => turn.answer.kind === 'answered').length;
    const open = turns.filter((turn) => turn.answer.kind === 'open').length;
    return {
      ...plain(`interview ${date}`, turns.at(-1)?.at ?? `${date}T00:00:00.000Z`, 'interview'),
      title: `Interview, ${answered === 1 ? '1 answer' : `${answered} answers`}`,
      text: open === 0 ? '' : `${open === 1 ? '1 question' : `${open} questions`} left open.`,
      icon: MessageSquare,
    };
  });
}

const REASONS: Readonly<
  Partial<Record<Reason['kind'], { icon: LucideIcon; tone: TimelineTone; kind: EntryKind }>>
> = {
  landed: { icon: GitMerge, tone: 'landed', kind: 'landings' },
  sentBack: { icon: CornerUpLeft, tone: 'back', kind: 'runs' },
  failed: { icon: CircleStop, tone: 'interrupted', kind: 'runs' },
  interrupted: { icon: CirclePause, tone: 'interrupted', kind: 'runs' },
  judged: { icon: Gavel, tone: 'plain', kind: 'landings' },
  finished: { icon: CircleCheck, tone: 'landed', kind: 'runs' },
};

function runEntries(run: Run): readonly HistoryEntry[] {
  const told = run.reasons.flatMap((reason, index): HistoryEntry[] => {
    const look = REASONS[reason.kind];
    if (!look) return [];
    const [taskId] = reason.taskIds;
    const task = run.tasks.find((one) => one.id === taskId);
    const text = [task?.title, reason.text].filter(Boolean).join('. ');
    const title = reason.kind === 'finished' ? `Run ${run.number} finished` : reason.title;
    return [
      { ...plain(`${run.id} ${index}`, reason.at, look.kind), title, text, icon: look.icon, tone: look.tone },
    ];
  });
  return [
    ...told,
    {
      ...plain(run.id, run.startedAt, 'runs'),
      title: `Run ${run.number} started from version ${run.specVersion}`,
      text: `By ${run.startedBy}. ${run.tasks.length === 1 ? '1 task' : `${run.tasks.length} tasks`}.`,
      icon: Play,
      tone: 'running',
    },
  ];
}

function plain(id: string, at: string, kind: EntryKind): Omit<HistoryEntry, 'title' | 'icon'> {
  return { id, at, kind, text: '', quote: null, tone: 'plain', version: null };
}

/** Entries by the day they happened on, in the machine's own time zone. */
export function byDay(
  entries: readonly HistoryEntry[],
): readonly { readonly day: string; readonly entries: readonly HistoryEntry[] }[] {
  const days = Map.groupBy(entries, (entry) => new Date(entry.at).toDateString());
  return [...days].map(([day, own]) => ({ day, entries: own }));
}

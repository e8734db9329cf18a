import { Bookmark, MessageSquare, Quote, Scale } from 'lucide-react';
import type { InterviewState } from '#shared/interview/interview.ts';
import type { Run } from '#shared/run/run.ts';
import { approvalsOfText } from '#shared/spec/approvals.ts';
import type { Thread } from '#shared/spec/comments/comment.ts';
import type { SpecState, SpecVersion } from '#shared/spec/contract.ts';
import type { SpecDocument } from '#shared/spec/specDocument.ts';
import { type HistoryEntry, plain } from './historyEntry.ts';
import { runEntries } from './runEntries.ts';
import { splitReason } from './splitReason.ts';

/** Everything that happened to a spec and came of it, newest first. */
export function historyEntries(
  spec: Pick<SpecState, 'versions' | 'approvals'>,
  document: SpecDocument,
  interview: InterviewState | null,
  run: Run | null,
  threads: readonly Thread[] = [],
): readonly HistoryEntry[] {
  const entries = [
    ...spec.versions.map((version) => versionEntry(version, spec)),
    ...interviewEntries(interview),
    ...decisionEntries(document),
    ...threads.map(threadEntry),
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
            // It came before all else; at what hour nobody knows.
            isWholeDay: true,
          },
        ]
      : [];
  return [...entries.toSorted((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : 0)), ...request];
}

function versionEntry(version: SpecVersion, { approvals }: Pick<SpecState, 'approvals'>): HistoryEntry {
  const own = approvalsOfText(approvals, version.approvedHash ?? '');
  const names = own.length > 0 ? [...new Set(own.map(({ by }) => by))] : [version.author];
  const notes = own.flatMap(({ note }) => note ?? []);
  return {
    ...plain(version.commit, version.at, version.approved ? 'approvals' : 'versions'),
    title: version.approved
      ? `Version ${version.number} approved by ${listed(names)}`
      : `Version ${version.number} saved by ${version.author}`,
    text: version.subject,
    quote: notes.length > 0 ? notes.join(' ') : null,
    icon: Bookmark,
    version,
  };
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

/** Decisions say the day they were taken on, in the person's own time zone. */
function decisionEntries(document: SpecDocument): readonly HistoryEntry[] {
  return document.decisions.flatMap(({ key, id, text, date }): readonly HistoryEntry[] => {
    const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(date ?? '') ?? [];
    if (!year) return [];
    const at = new Date(Number(year), Number(month) - 1, Number(day)).toISOString();
    const [what, why] = splitReason(text);
    return [
      {
        ...plain(`decision ${key}`, at, 'decisions'),
        title: `${id ? `${id}: ` : ''}${what}`,
        text: why ?? '',
        icon: Scale,
        isWholeDay: true,
      },
    ];
  });
}

function threadEntry({ id, places, remarks, resolved }: Thread): HistoryEntry {
  const [first] = remarks;
  const replies = remarks.length - 1;
  return {
    ...plain(`comment ${id}`, first?.at ?? '', 'comments'),
    title: `${first?.by ?? ''} commented on “${places[0]?.quote ?? ''}”`,
    quote: first?.text ?? '',
    text: [
      ...(replies > 0 ? [replies === 1 ? '1 reply.' : `${replies} replies.`] : []),
      resolved ? `Resolved by ${resolved.by}.` : 'Not resolved.',
    ].join(' '),
    icon: MessageSquare,
  };
}

function listed(names: readonly string[]): string {
  return names.length > 1 ? `${names.slice(0, -1).join(', ')} and ${names.at(-1) ?? ''}` : names.join('');
}

/** Entries by the day they happened on, in the machine's own time zone. */
export function byDay(
  entries: readonly HistoryEntry[],
): readonly { readonly day: string; readonly entries: readonly HistoryEntry[] }[] {
  const days = Map.groupBy(entries, (entry) => new Date(entry.at).toDateString());
  return [...days].map(([day, own]) => ({ day, entries: own }));
}

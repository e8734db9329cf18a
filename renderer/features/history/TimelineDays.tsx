import { useState } from 'react';
import { UndoLanding } from '#renderer/features/run/UndoLanding.tsx';
import { clock, day, dayWords } from '#renderer/features/spec/versionWords.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { ChangeBadge } from '#renderer/ui/ChangeBadge.tsx';
import { Timeline, TimelineDay, TimelineEntry } from '#renderer/ui/TimelineEntry.tsx';
import type { ProjectId } from '#shared/project/project.ts';
import type { Run } from '#shared/run/run.ts';
import { byDay } from './historyEntries.ts';
import type { HistoryEntry } from './historyEntry.ts';
import styles from './HistoryScreen.module.css';
import type { ComparedVersion } from './useVersionChips.ts';

/** All that happened, day by day, the newest first. */
export function TimelineDays({
  entries,
  compared,
  onCompare,
  projectId,
  run,
}: {
  entries: readonly HistoryEntry[];
  compared: ReadonlyMap<string, ComparedVersion>;
  onCompare: (from: string, to: string) => void;
  projectId: ProjectId;
  /** The run whose landings can be taken back. */
  run: Run | null;
}) {
  const [now] = useState(() => new Date());
  return (
    <Timeline label="History of the spec">
      {byDay(entries).flatMap(({ day: key, entries: own }) => [
        <TimelineDay key={key}>{dayTitle(new Date(own[0]?.at ?? key), now)}</TimelineDay>,
        ...own.map((entry) => (
          <TimelineEntry
            key={entry.id}
            time={entry.isWholeDay ? '' : clock(new Date(entry.at))}
            icon={entry.icon}
            tone={entry.tone}
            title={entry.title}
            {...(entry.version?.approved ? { version: entry.version.number } : {})}
          >
            {entry.quote && <p className={styles.quote}>“{entry.quote}”</p>}
            {entry.text && <p className={styles.text}>{entry.text}</p>}
            {entry.landed && run && (
              <p className={styles.undo}>
                <UndoLanding projectId={projectId} run={run} attempt={entry.landed} variant="link" />
              </p>
            )}
            {entry.version && (
              <Chips
                compared={compared.get(entry.version.commit)}
                onCompare={(from) => onCompare(from, entry.version?.commit ?? '')}
              />
            )}
          </TimelineEntry>
        )),
      ])}
    </Timeline>
  );
}

function Chips({
  compared,
  onCompare,
}: {
  compared: ComparedVersion | undefined;
  onCompare: (from: string) => void;
}) {
  if (!compared) return null;
  const { before, chips } = compared;
  return (
    <div className={styles.chips}>
      {chips.words && <span className={styles.text}>{chips.words}</span>}
      {chips.added && <ChangeBadge change="added">{chips.added}</ChangeBadge>}
      {chips.changed && <ChangeBadge change="changed">{chips.changed}</ChangeBadge>}
      {chips.removed && <ChangeBadge change="removed">{chips.removed}</ChangeBadge>}
      {before && (
        <Button size="small" onClick={() => onCompare(before.commit)}>
          Compare with {before.number}
        </Button>
      )}
    </div>
  );
}

/** “Today, 9 June”. */
function dayTitle(at: Date, now: Date): string {
  const words = dayWords(at, now);
  if (words === 'today') return `Today, ${day(at, now)}`;
  if (words === 'yesterday') return `Yesterday, ${day(at, now)}`;
  return day(at, now);
}

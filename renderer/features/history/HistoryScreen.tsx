import {
  Bookmark,
  CircleCheck,
  GitCompare,
  GitMerge,
  type LucideIcon,
  MessageSquare,
  Play,
} from 'lucide-react';
import { useEffect, useMemo, useState } from 'react';
import { go } from '#renderer/app/routeStore.ts';
import type { SpecScreenProps } from '#renderer/app/screenProps.ts';
import { showTrace } from '#renderer/app/traceStore.ts';
import { specTrace } from '#renderer/features/spec/specTrace.ts';
import { selectInSpec } from '#renderer/features/spec/selectInSpec.ts';
import { describeSpecProblem } from '#renderer/features/spec/describeProblem.ts';
import { useWork } from '#renderer/features/spec/useWork.ts';
import { clock, day, dayWords } from '#renderer/features/spec/versionWords.ts';
import { useClient } from '#renderer/rpc/ClientContext.tsx';
import { latest, useFeed } from '#renderer/rpc/useFeed.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { Checkbox } from '#renderer/ui/Checkbox.tsx';
import { EmptyState } from '#renderer/ui/EmptyState.tsx';
import { ErrorCard } from '#renderer/ui/ErrorCard.tsx';
import { FileName } from '#renderer/ui/FileName.tsx';
import { Icon } from '#renderer/ui/Icon.tsx';
import { Pane, PaneBody, PaneFoot, PaneHead } from '#renderer/ui/Pane.tsx';
import { Panes } from '#renderer/ui/Panes.tsx';
import text from '#renderer/ui/text.module.css';
import { Timeline, TimelineDay, TimelineEntry } from '#renderer/ui/TimelineEntry.tsx';
import { Toolbar } from '#renderer/ui/Toolbar.tsx';
import { evolveRun } from '#shared/run/evolveRun.ts';
import type { Run } from '#shared/run/run.ts';
import type { RunEvent } from '#shared/run/runEvent.ts';
import { parseSpec } from '#shared/spec/parseSpec.ts';
import { Decisions } from './Decisions.tsx';
import { byDay, type EntryKind, type HistoryEntry, historyEntries, KINDS } from './historyEntries.ts';
import styles from './HistoryScreen.module.css';

const LOOKS: Readonly<Record<EntryKind, { icon: LucideIcon; label: string }>> = {
  versions: { icon: Bookmark, label: 'Versions' },
  approvals: { icon: CircleCheck, label: 'Approvals' },
  runs: { icon: Play, label: 'Runs' },
  landings: { icon: GitMerge, label: 'Landings' },
  interview: { icon: MessageSquare, label: 'Interview' },
};

/** Who agreed to what, when, and what came of it. */
export function HistoryScreen({ projectId, specId }: SpecScreenProps) {
  const client = useClient();
  const input = useMemo(() => ({ projectId, specId }), [projectId, specId]);
  const spec = useFeed(client.spec.watch, input, latest);
  const interview = useFeed(client.interview.watch, input, latest);
  const run = useFeed(client.run.watch, input, withRunEvent);
  const [hidden, setHidden] = useState<ReadonlySet<EntryKind>>(new Set());
  const state = spec.state === 'live' ? spec.value : undefined;
  const document = useMemo(() => (state ? parseSpec(state.text) : undefined), [state]);
  const entries = useMemo(
    () =>
      state && document
        ? historyEntries(
            state,
            document,
            interview.state === 'live' ? interview.value : null,
            run.state === 'live' ? run.value.run : null,
          )
        : [],
    [state, document, interview, run],
  );
  const work = useWork(projectId, specId, document, null);
  const toSpec = useMemo(
    () => (key: string) => {
      selectInSpec(projectId, specId, { key, view: 'document' });
      go({ screen: 'spec', projectId, specId });
    },
    [projectId, specId],
  );
  useEffect(() => {
    if (document) showTrace(specTrace(document, null, toSpec, work));
    return () => showTrace(undefined);
  }, [document, toSpec, work]);

  if (spec.state === 'ended' && spec.error) {
    return (
      <Pane as="main" label="Timeline" surface="paper">
        <ErrorCard title="This spec’s history cannot be shown" summary={describeSpecProblem(spec.error)} />
      </Pane>
    );
  }
  const shown = entries.filter((entry) => !hidden.has(entry.kind));
  return (
    <Panes
      id="history"
      left={{
        width: 220,
        content: <ShowPane entries={entries} hidden={hidden} onHidden={setHidden} />,
      }}
      right={{ width: 420, content: <Decisions document={document} onSelect={toSpec} /> }}
    >
      <Pane as="main" label="Timeline" surface="paper">
        <Toolbar
          label="Timeline"
          end={
            <Button
              size="small"
              icon={GitCompare}
              disabled={!state || state.versions.length === 0}
              onClick={() => {
                selectInSpec(projectId, specId, { key: null, view: 'changes' });
                go({ screen: 'spec', projectId, specId });
              }}
            >
              Compare with now
            </Button>
          }
        >
          <span className={text.strong}>Timeline</span>
        </Toolbar>
        <PaneBody>
          {entries.length > 0 ? (
            <Days entries={shown} />
          ) : (
            state && (
              <EmptyState icon={Bookmark} title="No history yet">
                Approved versions, runs and what they landed are told here, with who decided it and when.
              </EmptyState>
            )
          )}
        </PaneBody>
      </Pane>
    </Panes>
  );
}

function Days({ entries }: { entries: readonly HistoryEntry[] }) {
  const [now] = useState(() => new Date());
  return (
    <Timeline label="History of the spec">
      {byDay(entries).flatMap(({ day: key, entries: own }) => [
        <TimelineDay key={key}>{dayTitle(new Date(own[0]?.at ?? key), now)}</TimelineDay>,
        ...own.map((entry) => (
          <TimelineEntry
            key={entry.id}
            time={clock(new Date(entry.at))}
            icon={entry.icon}
            tone={entry.tone}
            title={entry.title}
            {...(entry.version === null ? {} : { version: entry.version })}
          >
            {entry.quote && <p className={styles.quote}>“{entry.quote}”</p>}
            {entry.text && <p className={styles.text}>{entry.text}</p>}
          </TimelineEntry>
        )),
      ])}
    </Timeline>
  );
}

/** “Today, 9 June”. */
function dayTitle(at: Date, now: Date): string {
  const words = dayWords(at, now);
  if (words === 'today') return `Today, ${day(at, now)}`;
  if (words === 'yesterday') return `Yesterday, ${day(at, now)}`;
  return day(at, now);
}

function ShowPane({
  entries,
  hidden,
  onHidden,
}: {
  entries: readonly HistoryEntry[];
  hidden: ReadonlySet<EntryKind>;
  onHidden: (hidden: ReadonlySet<EntryKind>) => void;
}) {
  const toggle = (kind: EntryKind, isShown: boolean) => {
    const next = new Set(hidden);
    if (isShown) next.delete(kind);
    else next.add(kind);
    onHidden(next);
  };
  return (
    <Pane as="nav" label="Show">
      <PaneHead title="Show" />
      <PaneBody className={styles.show}>
        {KINDS.map((kind) => (
          <div key={kind}>
            <Checkbox
              checked={!hidden.has(kind)}
              name={LOOKS[kind].label}
              onChange={(isShown) => toggle(kind, isShown)}
            />
            <Icon of={LOOKS[kind].icon} />
            <span>{LOOKS[kind].label}</span>
            <span>{entries.filter((entry) => entry.kind === kind).length}</span>
          </div>
        ))}
      </PaneBody>
      <PaneFoot className={`${text.small} ${text.muted}`}>
        Versions, approvals and decisions are kept in the repository, in <FileName path="specs/" plain />, and
        travel with it.
      </PaneFoot>
    </Pane>
  );
}

function withRunEvent(
  before: { run: Run | null },
  { runId, event }: { runId: Run['id']; event: RunEvent },
): { run: Run | null } {
  if (event.body.type === 'runStarted') return { run: evolveRun(null, event) };
  return before.run?.id === runId ? { run: evolveRun(before.run, event) } : before;
}

import { Bookmark, Download, GitCompare } from 'lucide-react';
import { useEffect, useMemo, useState } from 'react';
import { go } from '#renderer/app/routeStore.ts';
import type { SpecScreenProps } from '#renderer/app/screenProps.ts';
import { useSettings } from '#renderer/app/settingsStore.ts';
import { showTrace } from '#renderer/app/traceStore.ts';
import { openWayOut } from '#renderer/features/handover/handoverStore.ts';
import { WayOut } from '#renderer/features/handover/WayOut.tsx';
import { describeSpecProblem } from '#renderer/features/spec/describeProblem.ts';
import { selectInSpec } from '#renderer/features/spec/selectInSpec.ts';
import { specTrace } from '#renderer/features/spec/specTrace.ts';
import { useWork } from '#renderer/features/spec/useWork.ts';
import { type Comparison, fromChoices, NOTHING } from '#renderer/features/spec/versionChoices.ts';
import { currentVersion } from '#renderer/features/spec/versionWords.ts';
import { useClient } from '#renderer/rpc/ClientContext.tsx';
import { latest, useFeed } from '#renderer/rpc/useFeed.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { EmptyState } from '#renderer/ui/EmptyState.tsx';
import { ErrorCard } from '#renderer/ui/ErrorCard.tsx';
import { Menu } from '#renderer/ui/Menu.tsx';
import { Pane, PaneBody } from '#renderer/ui/Pane.tsx';
import { Panes } from '#renderer/ui/Panes.tsx';
import text from '#renderer/ui/text.module.css';
import { Toolbar } from '#renderer/ui/Toolbar.tsx';
import { evolveRun } from '#shared/run/evolveRun.ts';
import type { Run } from '#shared/run/run.ts';
import type { RunEvent } from '#shared/run/runEvent.ts';
import type { SpecVersion } from '#shared/spec/contract.ts';
import { parseSpec } from '#shared/spec/parseSpec.ts';
import { Decisions } from './Decisions.tsx';
import { historyEntries } from './historyEntries.ts';
import type { EntryKind } from './historyEntry.ts';
import { historyPeople } from './historyPeople.ts';
import { RecordDialog } from './RecordDialog.tsx';
import { SaveVersionDialog } from './SaveVersionDialog.tsx';
import { ShowPane } from './ShowPane.tsx';
import { TimelineDays } from './TimelineDays.tsx';
import { useFoundDecisions } from './useFoundDecisions.ts';
import { useRecording } from './useRecording.ts';
import { useVersionChips } from './useVersionChips.ts';

const NO_VERSIONS: readonly SpecVersion[] = [];

/** Who agreed to what, when, and what came of it. */
export function HistoryScreen({ projectId, specId }: SpecScreenProps) {
  const client = useClient();
  const input = useMemo(() => ({ projectId, specId }), [projectId, specId]);
  const spec = useFeed(client.spec.watch, input, latest);
  const comments = useFeed(client.spec.watchComments, input, latest);
  const interview = useFeed(client.interview.watch, input, latest);
  const run = useFeed(client.run.watch, input, withRunEvent);
  const personName = useSettings()?.personName ?? '';
  const [hidden, setHidden] = useState<ReadonlySet<EntryKind>>(new Set(['comments']));
  const [search, setSearch] = useState('');
  const [scope, setScope] = useState<'spec' | 'all'>('spec');
  const [dialog, setDialog] = useState<'record' | 'save' | null>(null);
  const state = spec.state === 'live' ? spec.value : undefined;
  const document = useMemo(() => (state ? parseSpec(state.text) : undefined), [state]);
  const threads = useMemo(() => (comments.state === 'live' ? comments.value.threads : []), [comments]);
  const entries = useMemo(
    () =>
      state && document
        ? historyEntries(
            state,
            document,
            interview.state === 'live' ? interview.value : null,
            run.state === 'live' ? run.value.run : null,
            threads,
          )
        : [],
    [state, document, interview, run, threads],
  );
  const compared = useVersionChips(projectId, specId, state?.versions ?? NO_VERSIONS);
  const found = useFoundDecisions(projectId, search, scope === 'all');
  const recording = useRecording(input, state, personName);
  const work = useWork(projectId, specId, document, null);
  const { toSpec, compare } = useMemo(
    () => ({
      toSpec: (key: string) => {
        selectInSpec(projectId, specId, { key, view: 'document' });
        go({ screen: 'spec', projectId, specId });
      },
      compare: (comparison?: Comparison) => {
        selectInSpec(projectId, specId, {
          key: null,
          view: 'changes',
          ...(comparison ? { comparison } : {}),
        });
        go({ screen: 'spec', projectId, specId });
      },
    }),
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
  const number = state ? currentVersion(state, state.hash).number : 1;
  return (
    <Panes
      id="history"
      left={{
        width: 220,
        content: (
          <ShowPane
            entries={entries}
            people={state ? historyPeople(state, threads) : []}
            hidden={hidden}
            onHidden={setHidden}
          />
        ),
      }}
      right={{
        width: 420,
        content: (
          <Decisions
            document={document}
            proposals={state?.decisions ?? []}
            found={found}
            search={search}
            onSearch={setSearch}
            scope={scope}
            onScope={setScope}
            onSelect={toSpec}
            onOpen={(decision) => {
              selectInSpec(projectId, decision.specId, { key: decision.id, view: 'document' });
              go({ screen: 'spec', projectId, specId: decision.specId });
            }}
            onRecord={() => setDialog('record')}
          />
        ),
      }}
    >
      <Pane as="main" label="Timeline" surface="paper">
        <Toolbar
          label="Timeline"
          end={
            <>
              <Button size="small" icon={Bookmark} disabled={!state} onClick={() => setDialog('save')}>
                Save a version…
              </Button>
              <Button
                size="small"
                icon={GitCompare}
                disabled={!state || state.versions.length === 0}
                onClick={() => compare()}
              >
                Compare two versions
              </Button>
              <Menu
                align="end"
                trigger={
                  <Button size="small" icon={Download} disabled={!state}>
                    Save as a document…
                  </Button>
                }
                items={[
                  { label: 'The text as it is', onSelect: () => openWayOut('handover') },
                  ...fromChoices(state?.versions ?? NO_VERSIONS)
                    .filter(({ value }) => value !== NOTHING)
                    .map(({ value, label }) => ({ label, onSelect: () => openWayOut('handover', value) })),
                ]}
              />
            </>
          }
        >
          <span className={text.strong}>Timeline</span>
        </Toolbar>
        <PaneBody tabIndex={0}>
          {entries.length > 0 ? (
            <TimelineDays
              entries={shown}
              compared={compared}
              onCompare={(from, to) => compare({ from, to })}
            />
          ) : (
            state && (
              <EmptyState icon={Bookmark} title="No history yet">
                Approved versions, runs and what they landed are told here, with who decided it and when.
              </EmptyState>
            )
          )}
        </PaneBody>
      </Pane>
      {dialog === 'record' && <RecordDialog onRecord={recording.record} onClose={() => setDialog(null)} />}
      {dialog === 'save' && (
        <SaveVersionDialog number={number} onSave={recording.saveVersion} onClose={() => setDialog(null)} />
      )}
      <WayOut projectId={projectId} specId={specId} />
    </Panes>
  );
}

function withRunEvent(
  before: { run: Run | null },
  { runId, event }: { runId: Run['id']; event: RunEvent },
): { run: Run | null } {
  if (event.body.type === 'runStarted') return { run: evolveRun(null, event) };
  return before.run?.id === runId ? { run: evolveRun(before.run, event) } : before;
}

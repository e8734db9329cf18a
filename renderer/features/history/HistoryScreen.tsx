import { Bookmark } from 'lucide-react';
import { useEffect, useMemo, useState } from 'react';
import type { SpecScreenProps } from '#renderer/app/screenProps.ts';
import { useSettings } from '#renderer/app/settingsStore.ts';
import { showTrace } from '#renderer/app/traceStore.ts';
import { RefusedSpec } from '#renderer/features/spec/RefusedSpec.tsx';
import { WayOut } from '#renderer/features/handover/WayOut.tsx';
import { specTrace } from '#renderer/features/spec/specTrace.ts';
import { useWork } from '#renderer/features/spec/useWork.ts';
import { currentVersion } from '#renderer/features/spec/versionWords.ts';
import { EmptyState } from '#renderer/ui/EmptyState.tsx';
import { Pane, PaneBody } from '#renderer/ui/Pane.tsx';
import { Panes } from '#renderer/ui/Panes.tsx';
import type { SpecVersion } from '#shared/spec/contract.ts';
import type { SpecDocument } from '#shared/spec/specDocument.ts';
import { Decisions } from './Decisions.tsx';
import type { EntryKind } from './historyEntry.ts';
import { historyPeople } from './historyPeople.ts';
import { HistoryToolbar } from './HistoryToolbar.tsx';
import { RecordDialog } from './RecordDialog.tsx';
import { SaveVersionDialog } from './SaveVersionDialog.tsx';
import { ShowPane } from './ShowPane.tsx';
import { TimelineDays } from './TimelineDays.tsx';
import { useDecisionSearch } from './useDecisionSearch.ts';
import { useHistory } from './useHistory.ts';
import { useRecording } from './useRecording.ts';
import { useVersionChips } from './useVersionChips.ts';
import { useWaysToSpec } from './useWaysToSpec.ts';

const NO_VERSIONS: readonly SpecVersion[] = [];

/** Who agreed to what, when, and what came of it. */
export function HistoryScreen({ projectId, specId }: SpecScreenProps) {
  const input = useMemo(() => ({ projectId, specId }), [projectId, specId]);
  const history = useHistory(input);
  const { state, document, error } = history;
  const personName = useSettings()?.personName ?? '';
  const [hidden, setHidden] = useState<ReadonlySet<EntryKind>>(new Set(['comments']));
  const [dialog, setDialog] = useState<'record' | 'save' | null>(null);
  const searching = useDecisionSearch(projectId);
  const recording = useRecording(input, state, personName);
  const { toSpec, toDecision, compare } = useWaysToSpec(input);
  useTraceOf(document, useWork(projectId, specId, document, null), toSpec);

  if (error) {
    return (
      <RefusedSpec
        label="Timeline"
        title="This spec’s history cannot be shown"
        problem={error}
        projectId={projectId}
      />
    );
  }
  const close = () => setDialog(null);
  const number = state ? currentVersion(state, state.hash).number : 1;
  const people = state ? historyPeople(state, history.threads) : [];
  return (
    <Panes
      id="history"
      left={{
        width: 220,
        content: <ShowPane entries={history.entries} people={people} hidden={hidden} onHidden={setHidden} />,
      }}
      right={{
        width: 420,
        content: (
          <Decisions
            {...searching}
            document={document}
            proposals={state?.decisions ?? []}
            onSelect={toSpec}
            onOpen={toDecision}
            onRecord={() => setDialog('record')}
          />
        ),
      }}
    >
      <Timeline
        input={input}
        history={history}
        hidden={hidden}
        onSave={() => setDialog('save')}
        onCompare={compare}
      />
      {dialog === 'record' && <RecordDialog onRecord={recording.record} onClose={close} />}
      {dialog === 'save' && (
        <SaveVersionDialog number={number} onSave={recording.saveVersion} onClose={close} />
      )}
      <WayOut projectId={projectId} specId={specId} />
    </Panes>
  );
}

function useTraceOf(
  document: SpecDocument | undefined,
  work: ReturnType<typeof useWork>,
  toSpec: (key: string) => void,
): void {
  useEffect(() => {
    if (document) showTrace(specTrace(document, null, toSpec, work));
    return () => showTrace(undefined);
  }, [document, toSpec, work]);
}

function Timeline({
  input,
  history: { state, entries, run },
  hidden,
  onSave,
  onCompare,
}: {
  input: SpecScreenProps;
  history: ReturnType<typeof useHistory>;
  hidden: ReadonlySet<EntryKind>;
  onSave: () => void;
  onCompare: ReturnType<typeof useWaysToSpec>['compare'];
}) {
  const compared = useVersionChips(input.projectId, input.specId, state?.versions ?? NO_VERSIONS);
  return (
    <Pane as="main" label="Timeline" surface="paper">
      <HistoryToolbar versions={state?.versions} onSave={onSave} onCompare={() => onCompare()} />
      <PaneBody tabIndex={0}>
        {entries.length > 0 ? (
          <TimelineDays
            entries={entries.filter((entry) => !hidden.has(entry.kind))}
            compared={compared}
            onCompare={(from, to) => onCompare({ from, to })}
            projectId={input.projectId}
            run={run}
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
  );
}

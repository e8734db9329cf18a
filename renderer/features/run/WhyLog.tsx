import {
  CirclePause,
  CircleCheck,
  CornerUpLeft,
  Eye,
  FilePlus,
  Flag,
  Gavel,
  Hand,
  type LucideIcon,
  OctagonX,
  Play,
  Unplug,
} from 'lucide-react';
import type { Reason, Run } from '#shared/run/run.ts';
import { Log, LogEntry } from '#renderer/ui/LogEntry.tsx';
import { Pane, PaneBody, PaneHead } from '#renderer/ui/Pane.tsx';
import { Segmented } from '#renderer/ui/Segmented.tsx';
import type { StatusLook } from '#renderer/ui/statusVocabulary.ts';
import { useRunStore } from './runStore.ts';
import { clock } from './times.ts';

const LOOKS: Readonly<Record<Reason['kind'], { readonly icon: LucideIcon; readonly tone: StatusLook }>> = {
  launched: { icon: Play, tone: 'running' },
  held: { icon: CirclePause, tone: 'held' },
  needsYou: { icon: Hand, tone: 'needs' },
  handedIn: { icon: Eye, tone: 'review' },
  sentBack: { icon: CornerUpLeft, tone: 'back' },
  landed: { icon: CircleCheck, tone: 'landed' },
  failed: { icon: OctagonX, tone: 'failed' },
  interrupted: { icon: Unplug, tone: 'interrupted' },
  changed: { icon: FilePlus, tone: 'ready' },
  judged: { icon: Gavel, tone: 'ready' },
  finished: { icon: Flag, tone: 'landed' },
};

/** Why each task runs or waits, the newest first. */
export function WhyLog({ run, taskId }: { run: Run; taskId: string | null }) {
  const whyOf = useRunStore((store) => store.whyOf);
  const shown = run.reasons.filter(
    (reason) => whyOf === 'all' || taskId === null || reason.taskIds.some((id) => id === taskId),
  );
  return (
    <Pane as="aside" label="Why tasks start or wait">
      <PaneHead
        title="Why each task runs or waits"
        end={
          <Segmented
            label="Reasons of"
            value={whyOf}
            options={[
              { value: 'all', label: 'All tasks' },
              { value: 'task', label: taskId ?? 'One task', disabled: taskId === null },
            ]}
            onChange={(value) => useRunStore.setState({ whyOf: value })}
          />
        }
      />
      <PaneBody tabIndex={0}>
        <Log label="Reasons">
          {shown.toReversed().map((reason) => (
            <LogEntry
              key={`${reason.at} ${reason.title}`}
              {...LOOKS[reason.kind]}
              title={reason.title}
              time={clock(reason.at)}
            >
              {reason.text}
            </LogEntry>
          ))}
        </Log>
      </PaneBody>
    </Pane>
  );
}

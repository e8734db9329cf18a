import { Handle, type Node, type NodeProps, Position, useStore } from '@xyflow/react';
import { clsx } from 'clsx';
import { Clock, File, History, Layers, TriangleAlert, UnfoldVertical } from 'lucide-react';
import { memo } from 'react';
import { AgentBadge } from '#renderer/ui/AgentBadge.tsx';
import { ChangeBadge } from '#renderer/ui/ChangeBadge.tsx';
import { CriterionChip } from '#renderer/ui/CriterionChip.tsx';
import { Icon } from '#renderer/ui/Icon.tsx';
import { IdMark } from '#renderer/ui/IdMark.tsx';
import { RoleMark } from '#renderer/ui/RoleMark.tsx';
import type { Task, TaskId } from '#shared/plan/plan.ts';
import type { TaskState } from '#shared/run/run.ts';
import { toggleGroup } from '../planStore.ts';
import { insideWords, purposeWords, scopeWords } from '../taskWords.ts';
import { nearnessOf } from './nearness.ts';
import { StatusGlyph } from './StatusGlyph.tsx';
import frames from './GroupFrames.module.css';
import styles from './TaskNode.module.css';

export type TaskNodeData = {
  readonly task: Task;
  readonly state: TaskState;
  readonly critical: boolean;
  /** Why it is marked, as a sentence; null when nothing is the matter. */
  readonly warning: string | null;
  /** True while a connection is drawn that must not end here, or a search does not find it. */
  readonly faded: boolean;
  readonly agentName: string;
  readonly dependents: readonly TaskId[];
  /** How many tasks run inside it; null for a task that is no group, 0 while its inside is not planned. */
  readonly inside: number | null;
  /** Minutes, of all tasks inside where it is a group. */
  readonly minutes: number;
  /** Why it is stale, as sentences; null when it is not. */
  readonly stale: string | null;
  /** What a proposal that is looked at would do to it. */
  readonly change: 'added' | 'changed' | 'removed' | null;
};
export type TaskFlowNode = Node<TaskNodeData, 'task'>;

function TaskNodeView({ data, selected }: NodeProps<TaskFlowNode>) {
  const nearness = useStore(nearnessOf);
  const { task, critical, faded } = data;
  return (
    <article
      className={clsx(
        styles.node,
        critical && styles.critical,
        selected && styles.selected,
        faded && styles.faded,
        task.optional && styles.optional,
        data.inside !== null && styles.groupNode,
        data.change && styles[`${data.change}Node`],
        nearness !== 'near' && styles.far,
        nearness === 'farthest' && styles.farthest,
      )}
    >
      {nearness === 'near' && <NodeWords data={data} />}
      {nearness === 'far' && <span className={styles.farId}>{task.id}</span>}
      <Handle type="target" position={Position.Left} className={styles.port} />
      <Handle type="source" position={Position.Right} className={styles.port} />
    </article>
  );
}

export const TaskNode = memo(TaskNodeView);

const CHANGE_WORDS = { added: 'new', changed: 'changed', removed: 'gone' } as const;

/** As many criteria as fit on one line. */
const SHOWN_CRITERIA = 4;

function NodeWords({ data }: { data: TaskNodeData }) {
  const { task, state, warning, agentName, dependents, inside, minutes, stale, change } = data;
  const hidden = task.criteria.length - SHOWN_CRITERIA;
  const shown = task.criteria.slice(0, hidden > 0 ? SHOWN_CRITERIA - 1 : SHOWN_CRITERIA);
  return (
    <>
      <div className={styles.nodeTop}>
        <StatusGlyph state={state} />
        <IdMark id={task.id} />
        <RoleMark role={task.role} iconOnly={change !== null} />
        <span className={styles.nodeEnd}>
          {change && (
            <ChangeBadge change={change} bare>
              {CHANGE_WORDS[change]}
            </ChangeBadge>
          )}
          {stale && (
            <span className={styles.warning} title={stale}>
              <Icon of={History} name={`Stale. ${stale}`} />
            </span>
          )}
          {warning && (
            <span className={styles.warning} title={warning}>
              <Icon of={TriangleAlert} name={warning} />
            </span>
          )}
          {inside ? <OpenGroup id={task.id} title={task.title} /> : <AgentBadge name={agentName} />}
        </span>
      </div>
      <p className={styles.nodeTitle}>{task.title || 'No title yet'}</p>
      <div className={styles.nodeMeta}>
        <span>
          <Icon of={inside === null ? File : Layers} size="xs" />
          {inside === null ? scopeWords(task) : insideWords(inside)}
        </span>
        <span>
          <Icon of={Clock} size="xs" />
          {minutes} min
        </span>
      </div>
      <div className={styles.nodeCriteria}>
        {task.criteria.length === 0 && (
          <span className={styles.purpose}>{purposeWords(task, dependents)}</span>
        )}
        {shown.map((id) => (
          <CriterionChip key={id} id={id} />
        ))}
        {hidden > 0 && <CriterionChip id={`+${hidden + 1}`} title={task.criteria.join(', ')} />}
      </div>
    </>
  );
}

/** A folded group shows its inside again. */
function OpenGroup({ id, title }: { id: TaskId; title: string }) {
  return (
    <button
      type="button"
      className={clsx(frames.groupFold, 'nodrag')}
      aria-label={`Unfold ${id} ${title}`}
      aria-expanded={false}
      onClick={(event) => {
        event.stopPropagation();
        toggleGroup(id);
      }}
    >
      <Icon of={UnfoldVertical} size="xs" />
    </button>
  );
}

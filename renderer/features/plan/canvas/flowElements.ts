import { Position } from '@xyflow/react';
import { estimateMinutes } from '#shared/plan/estimate.ts';
import type { Task, TaskId } from '#shared/plan/plan.ts';
import { STATUSES } from '#renderer/ui/statusVocabulary.ts';
import type { AgentNames } from '../taskWords.ts';
import type { PlanModel } from '../planModel.ts';
import { warningsByTask } from '../warningsByTask.ts';
import { type LaneLayout, NODE_WIDTH } from './laneLayout.ts';
import type { TaskFlowNode } from './TaskNode.tsx';

/** Half a port, in px. */
const PORT = 4.5;

/** The nodes of the canvas: a view of the plan, nothing kept. */
export function toFlowNodes(
  model: PlanModel,
  layout: LaneLayout,
  agentName: AgentNames,
  changes: TaskChanges | null,
): TaskFlowNode[] {
  const warnings = warningsByTask(model);
  const tasks = new Map(model.plan.tasks.toReversed().map((task) => [task.id, task]));
  return [...layout.places.values()].flatMap(({ id, x, y, height }) => {
    const task = tasks.get(id);
    if (!task) return [];
    const state = model.states.get(id) ?? 'ready';
    return {
      id,
      type: 'task',
      position: { x, y },
      // Said beforehand, so that no node has to be measured when it comes into sight.
      width: NODE_WIDTH,
      height,
      measured: { width: NODE_WIDTH, height },
      handles: portsOf(height),
      ariaRole: 'button',
      ariaLabel: `${id} ${task.title}, ${STATUSES[state].word}`,
      domAttributes: UNCHOSEN,
      data: {
        task,
        state,
        critical: model.critical.has(id),
        warning: warnings.get(id) ?? null,
        faded: false,
        agentName: agentName(task.agent),
        dependents: model.dependents.get(id) ?? [],
        inside: insideOf(model, task)?.length ?? null,
        minutes: minutesOf(model, task),
        stale:
          model.stale
            .get(id)
            ?.reasons.map(({ text }) => text)
            .join(' ') ?? null,
        change: changes?.get(id) ?? null,
      },
    };
  });
}

/** What a proposal would do to tasks. */
export type TaskChanges = ReadonlyMap<TaskId, 'added' | 'changed' | 'removed'>;

/** The tasks that run inside a group, at any depth; null where it is none. */
function insideOf(model: PlanModel, { id, group }: Task, deep = 0): readonly Task[] | null {
  if (!group && !model.members.has(id)) return null;
  if (deep > 20) return [];
  return (model.members.get(id) ?? []).flatMap((task) => {
    const inside = insideOf(model, task, deep + 1);
    return inside && inside.length > 0 ? inside : [task];
  });
}

function minutesOf(model: PlanModel, task: Task): number {
  const inside = insideOf(model, task) ?? [];
  const tasks = inside.length > 0 ? inside : [task];
  return tasks.reduce((sum, one) => sum + estimateMinutes(one.estimate), 0);
}

const UNCHOSEN = { 'aria-pressed': false, 'aria-roledescription': 'task' } as const;
const CHOSEN = { 'aria-pressed': true, 'aria-roledescription': 'task' } as const;

function portsOf(height: number): NonNullable<TaskFlowNode['handles']> {
  const port = { y: height / 2 - PORT, width: 2 * PORT, height: 2 * PORT };
  return [
    { ...port, type: 'target', position: Position.Left, x: -PORT },
    { ...port, type: 'source', position: Position.Right, x: NODE_WIDTH - PORT },
  ];
}

/** Changes only the chosen and the faded, so that the others need not be drawn again. */
export function markNodes(
  nodes: readonly TaskFlowNode[],
  chosen: ReadonlySet<TaskId>,
  isFaded: ((id: TaskId) => boolean) | null,
): TaskFlowNode[] {
  return nodes.map((node) => {
    const isChosen = chosen.has(node.data.task.id);
    const faded = isFaded?.(node.data.task.id) ?? false;
    if (!isChosen && !faded) return node;
    return {
      ...node,
      ...(isChosen && { selected: true, domAttributes: CHOSEN }),
      ...(faded && { data: { ...node.data, faded } }),
    };
  });
}

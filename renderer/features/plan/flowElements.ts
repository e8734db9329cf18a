import { type Edge, MarkerType } from '@xyflow/react';
import type { TaskId } from '#shared/plan/plan.ts';
import { STATUSES } from '#renderer/ui/statusVocabulary.ts';
import type { AgentNames } from './taskWords.ts';
import { type LaneLayout, NODE_WIDTH } from './laneLayout.ts';
import type { PlanModel } from './planModel.ts';
import type { TaskFlowNode } from './TaskNode.tsx';

/** The nodes of the canvas: a view of the plan, nothing kept. `dimmed` are those a connection must not end at. */
export function toFlowNodes(
  model: PlanModel,
  layout: LaneLayout,
  dimmed: ReadonlySet<TaskId>,
  agentName: AgentNames,
): TaskFlowNode[] {
  const warnings = warningsByTask(model);
  return [...layout.tasks.values()].map(({ task, x, y, height }) => {
    const state = model.states.get(task.id) ?? 'ready';
    return {
      id: task.id,
      type: 'task',
      position: { x, y },
      width: NODE_WIDTH,
      height,
      ariaRole: 'button',
      ariaLabel: `${task.id} ${task.title}, ${STATUSES[state].word}`,
      domAttributes: { 'aria-pressed': false, 'aria-roledescription': 'task' },
      data: {
        task,
        state,
        critical: model.critical.has(task.id),
        warning: warnings.get(task.id) ?? null,
        dimmed: dimmed.has(task.id),
        agentName: agentName(task.agent),
        dependents: model.dependents.get(task.id) ?? [],
      },
    };
  });
}

/** Changes only the one that is selected, so that the others need not be drawn again. */
export function markSelected(nodes: TaskFlowNode[], selection: TaskId | null): TaskFlowNode[] {
  return nodes.map((node) =>
    node.id === selection
      ? { ...node, selected: true, domAttributes: { ...node.domAttributes, 'aria-pressed': true } }
      : node,
  );
}

export function toFlowEdges(model: PlanModel): Edge[] {
  const path = model.analysis.criticalPath.taskIds;
  const critical = new Set(path.map((id, index) => `${path[index - 1]} ${id}`));
  const known = new Set(model.plan.tasks.map((task) => task.id));
  return model.plan.tasks.flatMap((task) =>
    task.needs
      .filter((need) => known.has(need))
      .map((need) => {
        const isCritical = critical.has(`${need} ${task.id}`);
        const color = isCritical ? 'var(--c-ink-2)' : 'var(--c-line-control)';
        return {
          id: `${need}-${task.id}`,
          source: need,
          target: task.id,
          focusable: false,
          style: { stroke: color, strokeWidth: isCritical ? 2.5 : 1.5 },
          markerEnd: {
            type: MarkerType.Arrow,
            color,
            width: isCritical ? 10 : 14,
            height: isCritical ? 10 : 14,
          },
          zIndex: isCritical ? 1 : 0,
          ariaLabel: `${task.id} waits for ${need}`,
        };
      }),
  );
}

/** The first thing that is the matter with each task, as a sentence. */
export function warningsByTask(model: PlanModel): ReadonlyMap<TaskId, string> {
  const warnings = new Map<TaskId, string>();
  for (const { taskIds, sentence } of model.problems)
    for (const id of taskIds) if (!warnings.has(id)) warnings.set(id, `${sentence}.`);
  return warnings;
}

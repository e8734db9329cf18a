import '@xyflow/react/dist/style.css';
import {
  Background,
  type Connection,
  type FinalConnectionState,
  MiniMap,
  type NodeChange,
  ReactFlow,
  ReactFlowProvider,
  useReactFlow,
  type XYPosition,
} from '@xyflow/react';
import { type KeyboardEvent, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { taskIdSchema, type TaskId } from '#shared/plan/plan.ts';
import { loopTargets } from '#shared/plan/taskGraph.ts';
import styles from './Canvas.module.css';
import { CanvasLegend } from './CanvasLegend.tsx';
import { CanvasZoom } from './CanvasZoom.tsx';
import { markSelected, toFlowEdges, toFlowNodes } from './flowElements.ts';
import { LaneHeads } from './LaneHeads.tsx';
import { HEAD_HEIGHT, layOutLanes, type LaneLayout } from './laneLayout.ts';
import { OverlapTags } from './OverlapTags.tsx';
import type { PlanModel } from './planModel.ts';
import { edit, planStore, select, usePlan } from './planStore.ts';
import { type TaskFlowNode, TaskNode } from './TaskNode.tsx';
import { useAgentNames } from './taskWords.ts';
import { walkTasks } from './walkTasks.ts';

const NODE_TYPES = { task: TaskNode };
/** How far ⌘ and an arrow move the canvas, in px. */
const PAN: Readonly<Record<string, readonly [number, number]>> = {
  Up: [0, 120],
  Down: [0, -120],
  Left: [120, 0],
  Right: [-120, 0],
};
const NO_TASKS: ReadonlySet<TaskId> = new Set();

/** The plan as a graph in lanes. Loaded when first shown, with React Flow. */
export function PlanCanvas({ model, onConnectKey, onEditKey }: PlanCanvasProps) {
  return (
    <ReactFlowProvider>
      <Canvas model={model} onConnectKey={onConnectKey} onEditKey={onEditKey} />
    </ReactFlowProvider>
  );
}

export type PlanCanvasProps = {
  readonly model: PlanModel;
  /** E on a task. */
  readonly onConnectKey: (id: TaskId) => void;
  /** Enter on a task. */
  readonly onEditKey: () => void;
};

function Canvas({ model, onConnectKey, onEditKey }: PlanCanvasProps) {
  const selection = usePlan((store) => store.selection);
  const connecting = usePlan((store) => store.connecting);
  const agentName = useAgentNames();
  const layout = useMemo(() => layOutLanes(model), [model]);
  const dimmed = useMemo(
    () => (connecting ? without(loopTargets(model.plan, connecting), connecting) : NO_TASKS),
    [connecting, model.plan],
  );
  const unselected = useMemo(
    () => toFlowNodes(model, layout, dimmed, agentName),
    [model, layout, dimmed, agentName],
  );
  const wanted = useMemo(() => markSelected(unselected, selection), [unselected, selection]);
  const edges = useMemo(() => toFlowEdges(model), [model]);
  const { nodes, onNodesChange } = useMovableNodes(wanted);
  const { frame, onKeyDown } = useCanvasKeys(layout, { onConnectKey, onEditKey });
  const isValidConnection = useCallback(
    (connection: Connection | { source: string; target: string }) => {
      const [from, to] = [asTaskId(connection.source), asTaskId(connection.target)];
      if (!from || !to) return false;
      const task = model.plan.tasks.find((one) => one.id === to);
      return !loopTargets(model.plan, from).has(to) && !task?.needs.includes(from);
    },
    [model.plan],
  );
  return (
    <div
      ref={frame}
      className={styles.canvas}
      role="application"
      aria-label="Task graph"
      onKeyDown={onKeyDown}
    >
      <ReactFlow
        nodes={nodes}
        edges={edges}
        nodeTypes={NODE_TYPES}
        onNodesChange={onNodesChange}
        onNodeClick={(_event, node) => select(asTaskId(node.id))}
        onPaneClick={() => select(null)}
        onNodeDragStop={(_event, node) => keepPlace(node, layout)}
        onConnectStart={(_event, { nodeId, handleType }) =>
          planStore.setState({ connecting: handleType === 'source' ? asTaskId(nodeId) : null })
        }
        onConnect={({ source, target }) => connect(source, target)}
        onConnectEnd={(_event, state) => endConnection(state)}
        isValidConnection={isValidConnection}
        deleteKeyCode={null}
        selectionKeyCode={null}
        multiSelectionKeyCode={null}
        disableKeyboardA11y
        edgesFocusable={false}
        elementsSelectable={false}
        nodesFocusable
        onlyRenderVisibleElements
        minZoom={0.2}
        maxZoom={1.5}
        proOptions={{ hideAttribution: true }}
        connectionRadius={28}
        nodeDragThreshold={4}
      >
        <Background gap={18} size={2} color="var(--c-line)" />
        <OverlapTags placed={layout.overlaps} />
        <MiniMap
          className={styles.minimap}
          style={{ width: 176, height: 88 }}
          pannable
          zoomable
          ariaLabel="Minimap"
          bgColor="var(--c-paper)"
          maskColor="transparent"
          maskStrokeColor="var(--c-accent)"
          maskStrokeWidth={1.5}
          nodeBorderRadius={14}
          nodeColor={(node: TaskFlowNode) => (node.data.critical ? 'var(--c-ink-3)' : 'var(--c-line-strong)')}
        />
        <FirstView layout={layout} />
      </ReactFlow>
      <LaneHeads waves={model.analysis.waves} model={model} />
      <CanvasLegend />
      <CanvasZoom moved={Object.keys(model.plan.layout).length > 0} />
    </div>
  );
}

function without(ids: ReadonlySet<TaskId>, id: TaskId): ReadonlySet<TaskId> {
  return new Set([...ids].filter((one) => one !== id));
}

/** Nodes follow the plan, and the one that is dragged follows the pointer until it is let go. */
function useMovableNodes(wanted: TaskFlowNode[]) {
  const [dragged, setDragged] = useState<{ id: string; position: XYPosition } | null>(null);
  const nodes = useMemo(
    () =>
      dragged
        ? wanted.map((node) => (node.id === dragged.id ? { ...node, position: dragged.position } : node))
        : wanted,
    [wanted, dragged],
  );
  const onNodesChange = useCallback((changes: NodeChange<TaskFlowNode>[]) => {
    for (const change of changes) {
      if (change.type !== 'position') continue;
      setDragged(change.dragging && change.position ? { id: change.id, position: change.position } : null);
    }
  }, []);
  return { nodes, onNodesChange };
}

/** Shows the plan at full size from its beginning, or smaller when that leaves half of it out of sight. */
function FirstView({ layout }: { layout: LaneLayout }) {
  const flow = useReactFlow();
  const isDone = useRef(false);
  const marker = useRef<HTMLSpanElement>(null);
  useEffect(() => {
    const box = marker.current?.closest('.react-flow')?.getBoundingClientRect();
    if (isDone.current || !box || box.width === 0) return;
    isDone.current = true;
    const fits = Math.min(box.width / layout.width, box.height / (layout.height + HEAD_HEIGHT));
    void flow.setViewport({ x: 0, y: 0, zoom: Math.min(1, Math.max(0.6, fits)) });
  }, [flow, layout]);
  return <span ref={marker} hidden />;
}

function useCanvasKeys(layout: LaneLayout, keys: Pick<PlanCanvasProps, 'onConnectKey' | 'onEditKey'>) {
  const frame = useRef<HTMLDivElement>(null);
  const flow = useReactFlow();
  const onKeyDown = (event: KeyboardEvent) => {
    const arrow = /^Arrow(Up|Down|Left|Right)$/.exec(event.key)?.[1];
    const current = planStore.getState().selection;
    if (arrow && (event.metaKey || event.ctrlKey)) {
      const { x, y, zoom } = flow.getViewport();
      const [dx, dy] = PAN[arrow] ?? [0, 0];
      void flow.setViewport({ x: x + dx, y: y + dy, zoom });
    } else if (arrow) {
      const next = walkTasks(layout, focusedTask(frame.current) ?? current, arrow);
      if (!next) return;
      select(next);
      bringIntoView(flow, layout, next, frame.current);
    } else if ((event.key === 'Enter' || event.key === ' ') && focusedTask(frame.current)) {
      const focused = focusedTask(frame.current);
      select(focused);
      if (event.key === 'Enter' && focused === current) keys.onEditKey();
    } else if ((event.key === 'Delete' || event.key === 'Backspace') && current) {
      edit({ kind: 'removeTask', id: current });
      select(null);
    } else if (event.key === 'e' && !event.metaKey && !event.ctrlKey && current) {
      keys.onConnectKey(current);
    } else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return { frame, onKeyDown };
}

function focusedTask(frame: HTMLElement | null): TaskId | null {
  const node = frame?.ownerDocument.activeElement?.closest<HTMLElement>('.react-flow__node');
  return node && frame?.contains(node) ? asTaskId(node.dataset['id']) : null;
}

/** A node out of sight is not there at all, so it is shown first and focused then. */
function bringIntoView(
  flow: ReturnType<typeof useReactFlow>,
  layout: LaneLayout,
  id: TaskId,
  frame: HTMLElement | null,
): void {
  const place = layout.tasks.get(id);
  const box = frame?.getBoundingClientRect();
  if (!place || !box) return;
  const { x, y, zoom } = flow.getViewport();
  const left = place.x * zoom + x;
  const top = place.y * zoom + y;
  const isSeen =
    left >= 0 &&
    left + 227 * zoom <= box.width &&
    top >= HEAD_HEIGHT &&
    top + place.height * zoom <= box.height;
  const focus = () => frame?.querySelector<HTMLElement>(`.react-flow__node[data-id="${id}"]`)?.focus();
  if (isSeen) return focus();
  void flow
    .setCenter(place.x + 113, place.y + place.height / 2, { zoom })
    .then(() => requestAnimationFrame(focus));
}

function asTaskId(id: string | null | undefined): TaskId | null {
  const parsed = taskIdSchema.safeParse(id);
  return parsed.success ? parsed.data : null;
}

function keepPlace(node: TaskFlowNode, layout: LaneLayout): void {
  const id = asTaskId(node.id);
  const place = id ? layout.tasks.get(id) : undefined;
  const { x, y } = node.position;
  if (id && place && (Math.abs(place.x - x) > 2 || Math.abs(place.y - y) > 2))
    edit({ kind: 'moveNode', id, x, y });
}

function connect(source: string, target: string): void {
  const [from, to] = [asTaskId(source), asTaskId(target)];
  if (from && to) edit({ kind: 'connect', from, to });
}

/** A connection that may not be is tried all the same: the refusal says why. */
function endConnection(state: FinalConnectionState): void {
  planStore.setState({ connecting: null });
  if (state.isValid || !state.fromNode || !state.toNode) return;
  const [a, b] = [state.fromNode.id, state.toNode.id];
  if (state.fromHandle?.type === 'source') connect(a, b);
  else connect(b, a);
}

import '@xyflow/react/dist/style.css';
import { Background, ReactFlow, ReactFlowProvider, SelectionMode, useStore } from '@xyflow/react';
import { type RefObject, useMemo, useRef } from 'react';
import type { TaskId } from '#shared/plan/plan.ts';
import { loopTargets } from '#shared/plan/taskGraph.ts';
import type { PlanModel } from '../planModel.ts';
import { select, usePlan } from '../planStore.ts';
import { useAgentNames } from '../taskWords.ts';
import { useFound } from '../useFound.ts';
import styles from './Canvas.module.css';
import { CanvasLegend } from './CanvasLegend.tsx';
import { CanvasZoom } from './CanvasZoom.tsx';
import { EdgeLayer } from './EdgeLayer.tsx';
import { FirstView } from './FirstView.tsx';
import { type CanvasTasks, canvasTasks } from './canvasTasks.ts';
import type { PlanLine } from './edgePaths.ts';
import { FoundMarks } from './FoundMarks.tsx';
import { GroupFrames } from './GroupFrames.tsx';
import { laneInput } from './laneInput.ts';
import { LEAST_ZOOM } from './fitView.ts';
import { markNodes, type TaskChanges, toFlowNodes } from './flowElements.ts';
import { LaneHeads, LaneLines } from './LaneHeads.tsx';
import type { LaneLayout } from './laneLayout.ts';
import { Minimap } from './Minimap.tsx';
import { nearnessOf } from './nearness.ts';
import { OverlapTags } from './OverlapTags.tsx';
import { planLines } from './planLines.ts';
import { TaskNode } from './TaskNode.tsx';
import { useCanvasKeys } from './useCanvasKeys.ts';
import { useConnecting } from './useConnecting.ts';
import { useLaneLayout } from './useLaneLayout.ts';
import { useMovableNodes } from './useMovableNodes.ts';

const NODE_TYPES = { task: TaskNode };
const NO_EDGES: never[] = [];
const MANY_KEYS = ['Shift', 'Meta', 'Control'];

/** How the canvas takes hands and keys, whatever it shows. */
const MANNERS = {
  deleteKeyCode: null,
  selectionKeyCode: 'Shift',
  selectionMode: SelectionMode.Partial,
  multiSelectionKeyCode: MANY_KEYS,
  disableKeyboardA11y: true,
  edgesFocusable: false,
  nodesFocusable: true,
  selectNodesOnDrag: false,
  elevateNodesOnSelect: false,
  onlyRenderVisibleElements: true,
  minZoom: LEAST_ZOOM,
  maxZoom: 1.5,
  proOptions: { hideAttribution: true },
  connectionRadius: 28,
  nodeDragThreshold: 4,
};

export type PlanCanvasProps = {
  readonly model: PlanModel;
  /** E on a task. */
  readonly onConnectKey: (id: TaskId) => void;
  /** Enter on a task. */
  readonly onEditKey: () => void;
  /** While a proposal is looked at: what it would do. Nothing can be edited then. */
  readonly changes?: TaskChanges | null;
};

/** The plan as a graph in lanes. Loaded when first shown, with React Flow. */
export function PlanCanvas(props: PlanCanvasProps) {
  const { model } = props;
  const collapsed = usePlan((store) => store.collapsed);
  const tasks = useMemo(() => canvasTasks(model, collapsed), [model, collapsed]);
  const lines = useMemo(() => planLines(model, tasks.shownAs), [model, tasks]);
  const layout = useLaneLayout(useMemo(() => laneInput(model, tasks, lines), [model, tasks, lines]));
  if (!layout) return <div className={styles.canvas} aria-busy />;
  return (
    <ReactFlowProvider>
      <Canvas {...props} tasks={tasks} lines={lines} layout={layout} />
    </ReactFlowProvider>
  );
}

type CanvasProps = PlanCanvasProps & {
  readonly tasks: CanvasTasks;
  readonly lines: readonly PlanLine[];
  readonly layout: LaneLayout;
};

function Canvas({ model, tasks, lines, layout, onConnectKey, onEditKey, changes = null }: CanvasProps) {
  const frame = useRef<HTMLDivElement>(null);
  const nearness = useStore(nearnessOf);
  const wanted = useWantedNodes(model, layout, changes);
  const { nodes, dragged, ...dragging } = useMovableNodes(wanted, layout);
  const connecting = useConnecting(model.plan);
  const moves = useMoving(frame);
  const onKeyDown = useCanvasKeys({ frame, model, lines, layout, onConnectKey, onEditKey, changes });
  return (
    <div
      ref={frame}
      className={styles.canvas}
      role="application"
      aria-label="Task graph"
      onKeyDown={onKeyDown}
    >
      <LaneLines count={model.analysis.waves.length} />
      <ReactFlow
        nodes={nodes}
        edges={NO_EDGES}
        nodeTypes={NODE_TYPES}
        {...dragging}
        {...connecting}
        {...moves}
        onPaneClick={() => select(null)}
        onSelectionStart={() => select(null)}
        nodesDraggable={!changes}
        nodesConnectable={!changes}
        {...MANNERS}
      >
        {nearness === 'near' && <Background gap={18} size={2} color="var(--c-line)" />}
        <EdgeLayer
          lines={lines}
          layout={layout}
          dragged={dragged}
          critical={model.critical}
          nearness={nearness}
        />
        {nearness !== 'farthest' && <GroupFrames model={model} tasks={tasks} layout={layout} />}
        {nearness === 'near' && <FoundMarks edges={model.analysis.codeEdges} tasks={tasks} layout={layout} />}
        {nearness === 'near' && <OverlapTags placed={layout.pairs} overlaps={model.analysis.overlaps} />}
        <FirstView layout={layout} />
      </ReactFlow>
      <LaneHeads waves={model.analysis.waves} model={model} />
      <CanvasLegend hasFound={lines.some((line) => line.kind === 'found')} />
      <Minimap layout={layout} critical={model.critical} />
      <CanvasZoom layout={layout} moved={Object.keys(model.plan.layout).length > 0} />
    </div>
  );
}

/** The nodes as the plan wants them, with the chosen and the faded marked. */
function useWantedNodes(model: PlanModel, layout: LaneLayout, changes: TaskChanges | null) {
  const chosen = usePlan((store) => store.chosen);
  const connecting = usePlan((store) => store.connecting);
  const found = useFound(model.plan);
  const agentName = useAgentNames();
  const plain = useMemo(
    () => toFlowNodes(model, layout, agentName, changes),
    [model, layout, agentName, changes],
  );
  const isFaded = useMemo(() => {
    if (connecting) {
      const loops = loopTargets(model.plan, connecting);
      return (id: TaskId) => id !== connecting && loops.has(id);
    }
    return found ? (id: TaskId) => !found.has(id) : null;
  }, [connecting, found, model.plan]);
  return useMemo(() => markNodes(plain, chosen, isFaded), [plain, chosen, isFaded]);
}

/** While the canvas moves no task need be looked for under the pointer, which takes long among a thousand. */
function useMoving(frame: RefObject<HTMLDivElement | null>) {
  return useMemo(
    () => ({
      onMove: (event: { readonly type: string } | null) =>
        event?.type === 'mousemove' && frame.current?.classList.add(styles.moving ?? ''),
      onMoveEnd: () => frame.current?.classList.remove(styles.moving ?? ''),
    }),
    [frame],
  );
}

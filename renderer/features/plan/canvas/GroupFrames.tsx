import { ViewportPortal } from '@xyflow/react';
import { FoldVertical } from 'lucide-react';
import { memo } from 'react';
import { Icon } from '#renderer/ui/Icon.tsx';
import { IdMark } from '#renderer/ui/IdMark.tsx';
import type { TaskId } from '#shared/plan/plan.ts';
import type { PlanModel } from '../planModel.ts';
import { select, toggleGroup } from '../planStore.ts';
import styles from './GroupFrames.module.css';
import type { CanvasTasks } from './canvasTasks.ts';
import { type LaneLayout, NODE_WIDTH, type Place } from './laneLayout.ts';

/** Around the tasks of an open group, and above them for its name, in px. */
const AROUND = 10;
const HEAD = 30;

/** Open groups as frames behind their tasks, a frame in each lane, so that none goes around another's task. */
export const GroupFrames = memo(function GroupFrames({
  model,
  tasks,
  layout,
}: {
  model: PlanModel;
  tasks: CanvasTasks;
  layout: LaneLayout;
}) {
  return (
    <ViewportPortal>
      {[...tasks.openGroups].map(([id, inside]) => (
        <GroupFrame key={id} id={id} title={titleOf(model, id)} lanes={lanesOf(inside, layout)} />
      ))}
    </ViewportPortal>
  );
});

function GroupFrame({
  id,
  title,
  lanes,
}: {
  id: TaskId;
  title: string;
  lanes: readonly (readonly Place[])[];
}) {
  return lanes.map((places, index) => {
    const top = Math.min(...places.map(({ y }) => y)) - HEAD;
    const left = Math.min(...places.map(({ x }) => x)) - AROUND;
    const right = Math.max(...places.map(({ x }) => x)) + NODE_WIDTH + AROUND;
    const bottom = Math.max(...places.map(({ y, height }) => y + height)) + AROUND;
    return (
      <div
        key={index}
        className={styles.group}
        style={{ left, top, width: right - left, height: bottom - top }}
      >
        {index === 0 && (
          <div className={`nopan ${styles.groupHead}`}>
            <button type="button" className={styles.groupTitle} onClick={() => select(id)}>
              <IdMark id={id} /> {title}
            </button>
            <button
              type="button"
              className={styles.groupFold}
              aria-label={`Fold ${id} ${title}`}
              aria-expanded
              onClick={() => toggleGroup(id)}
            >
              <Icon of={FoldVertical} size="xs" />
            </button>
          </div>
        )}
      </div>
    );
  });
}

function titleOf(model: PlanModel, id: TaskId): string {
  return model.plan.tasks.find((task) => task.id === id)?.title ?? '';
}

/** The tasks of a group by their lane, the first lane first. */
function lanesOf(inside: readonly TaskId[], { places }: LaneLayout): readonly (readonly Place[])[] {
  const there = inside.flatMap((id) => places.get(id) ?? []);
  return [...Map.groupBy(there, (place) => place.x)].sort(([a], [b]) => a - b).map(([, lane]) => lane);
}

import { Button } from '#renderer/ui/Button.tsx';
import { IdMark } from '#renderer/ui/IdMark.tsx';
import { Pane, PaneBody, PaneFoot } from '#renderer/ui/Pane.tsx';
import { estimateMinutes } from '#shared/plan/estimate.ts';
import type { TaskId } from '#shared/plan/plan.ts';
import { duplicateChosen, removeChosen } from './clipboard.ts';
import styles from './Inspector.module.css';
import type { PlanModel } from './planModel.ts';
import { edit, openTasks, select } from './planStore.ts';

/** In place of one task: what several chosen ones come to, and what can be done with all of them. */
export function ChosenOverview({ model, chosen }: { model: PlanModel; chosen: ReadonlySet<TaskId> }) {
  const tasks = model.plan.tasks.filter((task) => chosen.has(task.id));
  const ids = tasks.map((task) => task.id);
  const minutes = tasks.reduce((sum, task) => sum + estimateMinutes(task.estimate), 0);
  const criteria = new Set(tasks.flatMap((task) => task.criteria)).size;
  const group = () => {
    if (!edit({ kind: 'group', ids, title: 'New group' })) return;
    const made = openTasks().find(
      (task) => task.group && openTasks().some((one) => one.within === task.id && one.id === ids[0]),
    );
    if (made) select(made.id);
  };
  return (
    <Pane as="aside" label={`${tasks.length} tasks chosen`}>
      <PaneBody className={styles.inspector}>
        <h2 className={styles.overviewTitle}>{tasks.length} tasks chosen</h2>
        <p className={styles.hint}>Moving, copying and removing act on all of them.</p>
        <dl className={styles.properties}>
          <dt>Cover</dt>
          <dd>{criteria === 1 ? '1 criterion' : `${criteria} criteria`}</dd>
          <dt>Take</dt>
          <dd>about {minutes} min of work</dd>
        </dl>
        <ul className={styles.chosenList}>
          {tasks.slice(0, 100).map((task) => (
            <li key={task.id}>
              <button type="button" onClick={() => select(task.id)}>
                <IdMark id={task.id} />
                <span>{task.title}</span>
              </button>
            </li>
          ))}
          {tasks.length > 100 && <li className={styles.hint}>and {tasks.length - 100} more</li>}
        </ul>
      </PaneBody>
      <PaneFoot className={styles.foot}>
        <Button onClick={duplicateChosen}>Duplicate</Button>
        <Button onClick={() => edit({ kind: 'join', ids }) && ids[0] && select(ids[0])}>Join</Button>
        <Button onClick={group}>Group</Button>
        <Button variant="danger" className={styles.remove} onClick={removeChosen}>
          Remove
        </Button>
      </PaneFoot>
    </Pane>
  );
}

import { Button } from '#renderer/ui/Button.tsx';
import { IdMark } from '#renderer/ui/IdMark.tsx';
import type { Task } from '#shared/plan/plan.ts';
import styles from './Inspector.module.css';
import sections from './Sections.module.css';
import type { PlanModel } from './planModel.ts';
import { edit, select, toggleGroup, usePlan } from './planStore.ts';

/** What stands inside a group, and the way to plan it. Nothing for a task that is none. */
export function GroupSection({ model, task }: { model: PlanModel; task: Task }) {
  const actions = usePlan((store) => store.actions);
  const isFolded = usePlan((store) => store.collapsed.has(task.id));
  const isBusy = usePlan((store) => Boolean(store.knowledge?.proposing));
  if (!task.group) return null;
  const inside = model.members.get(task.id) ?? [];
  return (
    <section className={sections.section} aria-label="Inside">
      <div className={sections.sectionHead}>
        <h3>Inside</h3>
        <span className={styles.end}>
          <span className={sections.count}>{inside.length}</span>
        </span>
      </div>
      <ul className={styles.chosenList}>
        {inside.map((one) => (
          <li key={one.id}>
            <button type="button" onClick={() => select(one.id)}>
              <IdMark id={one.id} />
              <span>{one.title}</span>
            </button>
          </li>
        ))}
      </ul>
      <div className={sections.sectionActs}>
        {inside.length === 0 ? (
          <Button size="small" busy={isBusy} onClick={() => void actions?.planInside(task.id)}>
            Plan its inside
          </Button>
        ) : (
          <>
            <Button size="small" aria-expanded={!isFolded} onClick={() => toggleGroup(task.id)}>
              {isFolded ? 'Unfold' : 'Fold'}
            </Button>
            <Button
              size="small"
              variant="quiet"
              onClick={() => edit({ kind: 'ungroup', id: task.id }) && select(null)}
            >
              Ungroup
            </Button>
          </>
        )}
      </div>
      {inside.length === 0 && (
        <p className={styles.hint}>
          In a run it is planned when its turn comes, from the code as it is by then.
        </p>
      )}
    </section>
  );
}

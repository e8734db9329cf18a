import { Button } from '#renderer/ui/Button.tsx';
import type { Task } from '#shared/plan/plan.ts';
import styles from './Sections.module.css';
import type { PlanModel } from './planModel.ts';
import { usePlan } from './planStore.ts';

/** Why the task is stale, and what to do about it. Nothing where it is not. */
export function StaleSection({ model, task }: { model: PlanModel; task: Task }) {
  const actions = usePlan((store) => store.actions);
  const isBusy = usePlan((store) => Boolean(store.knowledge?.proposing));
  const stale = model.stale.get(task.id);
  if (!stale || !actions) return null;
  return (
    <section className={styles.section} aria-label="Stale">
      <div className={styles.sectionHead}>
        <h3>Stale: planned for something that is otherwise now</h3>
      </div>
      <ul className={styles.reasons}>
        {stale.reasons.map((reason) => (
          <li key={`${reason.kind} ${reason.about}`}>{reason.text}</li>
        ))}
      </ul>
      <div className={styles.sectionActs}>
        <Button size="small" busy={isBusy} onClick={() => void actions.propose([task.id])}>
          Re-plan this one
        </Button>
        <Button size="small" variant="quiet" onClick={() => void actions.keepAsPlanned([task.id])}>
          It still fits
        </Button>
      </div>
    </section>
  );
}

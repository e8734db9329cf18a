import { History } from 'lucide-react';
import { Button } from '#renderer/ui/Button.tsx';
import { Icon } from '#renderer/ui/Icon.tsx';
import styles from './Plan.module.css';
import type { PlanModel } from './planModel.ts';
import { choose, usePlan } from './planStore.ts';

/** That tasks are stale, with the way to plan only these again. Nothing while none is. */
export function StaleRow({ model }: { model: PlanModel }) {
  const actions = usePlan((store) => store.actions);
  const proposing = usePlan((store) => store.knowledge?.proposing ?? null);
  const ids = model.plan.tasks.map((task) => task.id).filter((id) => model.stale.has(id));
  const [first] = ids;
  if (!first || !actions) return null;
  const reasons = ids.flatMap((id) => model.stale.get(id)?.reasons ?? []);
  const sentence = ids.length === 1 ? `${first} is stale` : `${ids.length} tasks are stale`;
  return (
    <li>
      <span className={styles.warnIcon}>
        <Icon of={History} name="Stale" />
      </span>
      <div>
        <button type="button" className={styles.sentence} onClick={() => choose(ids, first)}>
          {sentence}
        </button>
        <span title={reasons.map(({ text }) => text).join('\n')}>
          {reasons[0]?.text}
          {reasons.length > 1 && ` And ${reasons.length - 1} more.`}
        </span>
      </div>
      <span className={styles.fixes}>
        <Button size="small" busy={proposing !== null} onClick={() => void actions.propose(ids)}>
          {ids.length === 1 ? 'Re-plan it' : 'Re-plan these'}
        </Button>
        <Button
          size="small"
          variant="quiet"
          className={styles.quietFix}
          onClick={() => void actions.keepAsPlanned(ids)}
        >
          {ids.length === 1 ? 'It still fits' : 'They still fit'}
        </Button>
      </span>
    </li>
  );
}

import { Plus, X } from 'lucide-react';
import { IconButton } from '#renderer/ui/IconButton.tsx';
import { IdMark } from '#renderer/ui/IdMark.tsx';
import { Menu } from '#renderer/ui/Menu.tsx';
import type { Task } from '#shared/plan/plan.ts';
import { plainWords } from '#shared/spec/plainWords.ts';
import styles from './Inspector.module.css';
import sections from './Sections.module.css';
import type { PlanModel } from './planModel.ts';
import { edit } from './planStore.ts';

/** The criteria a task answers for, in the spec's words. */
export function CoversSection({ model, task }: { model: PlanModel; task: Task }) {
  const { criteria } = model.context;
  const setCriteria = (ids: readonly string[]) =>
    edit({ kind: 'updateTask', id: task.id, fields: { criteria: ids } });
  const others = criteria.filter(({ id }) => !task.criteria.includes(id));
  return (
    <section className={sections.section} aria-label="Covers">
      <div className={sections.sectionHead}>
        <h3>Covers</h3>
        <span className={styles.end}>
          <span className={sections.count}>
            {task.criteria.length === 1 ? '1 criterion' : `${task.criteria.length} criteria`}
          </span>
          <Menu
            align="end"
            trigger={<IconButton name="Cover another criterion" icon={Plus} size="small" />}
            items={
              others.length === 0
                ? [{ heading: 'It covers all there are' }]
                : others.map(({ id, text }) => ({
                    label: id,
                    detail: text,
                    onSelect: () => setCriteria([...task.criteria, id]),
                  }))
            }
          />
        </span>
      </div>
      <ul className={sections.covers}>
        {task.criteria.map((id) => (
          <li key={id}>
            <IdMark id={id} />
            <p>
              {wordsOf(model, id)} <AlsoCovered model={model} task={task} id={id} />
            </p>
            <IconButton
              name={`No longer cover ${id}`}
              icon={X}
              size="small"
              className={sections.onHover}
              onClick={() => setCriteria(task.criteria.filter((other) => other !== id))}
            />
          </li>
        ))}
      </ul>
    </section>
  );
}

function wordsOf(model: PlanModel, id: string): string {
  const text = model.context.criteria.find((criterion) => criterion.id === id)?.text;
  return text === undefined ? 'The spec does not have this one.' : plainWords(text);
}

function AlsoCovered({ model, task, id }: { model: PlanModel; task: Task; id: string }) {
  const others = model.plan.tasks.filter((other) => other.id !== task.id && other.criteria.includes(id));
  if (others.length === 0) return null;
  return <span className={sections.also}>also {others.map((other) => other.id).join(', ')}</span>;
}

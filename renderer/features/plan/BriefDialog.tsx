import { BookOpenText } from 'lucide-react';
import { Button } from '#renderer/ui/Button.tsx';
import { Dialog } from '#renderer/ui/Dialog.tsx';
import { ROLES } from '#renderer/ui/RoleMark.tsx';
import type { Task } from '#shared/plan/plan.ts';
import { readsOnly } from '#shared/plan/readsOnly.ts';
import styles from './PlanDialogs.module.css';
import type { PlanModel } from './planModel.ts';

/** All that the task says, in the order in which whoever works on it reads it. */
export function BriefDialog({ model, task, onClose }: { model: PlanModel; task: Task; onClose: () => void }) {
  const criteria = task.criteria.map((id) => ({
    id,
    text: model.context.criteria.find((criterion) => criterion.id === id)?.text ?? '',
  }));
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      size="large"
      icon={BookOpenText}
      title={`${task.id} ${task.title}`}
      summary={`${ROLES[task.role].word}. What whoever works on it is told; a run adds what has landed by then.`}
      actions={<Button onClick={onClose}>Close</Button>}
    >
      <div className={styles.fullBrief}>
        {task.instructions !== '' && <pre>{task.instructions}</pre>}
        {criteria.length > 0 && (
          <>
            <h3>Criteria</h3>
            <ul>
              {criteria.map(({ id, text }) => (
                <li key={id}>
                  <b>{id}</b> {text}
                </li>
              ))}
            </ul>
          </>
        )}
        <BriefList
          title="May change"
          entries={task.scope.change}
          empty={
            readsOnly(task.role, task.scope.change) ? 'Nothing: it only reads.' : 'Any file: it names none.'
          }
        />
        <BriefList title="Should read" entries={task.scope.read} />
        <BriefList title="Checks" entries={task.checks} />
        <BriefList title="Comes after" entries={task.needs} />
      </div>
    </Dialog>
  );
}

function BriefList({ title, entries, empty }: { title: string; entries: readonly string[]; empty?: string }) {
  if (entries.length === 0 && !empty) return null;
  return (
    <>
      <h3>{title}</h3>
      {entries.length === 0 && <p>{empty}</p>}
      <ul>
        {entries.map((entry) => (
          <li key={entry}>
            <code>{entry}</code>
          </li>
        ))}
      </ul>
    </>
  );
}

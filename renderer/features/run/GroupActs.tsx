import type { TaskId } from '#shared/plan/plan.ts';
import type { GroupAnswer, GroupPlan } from '#shared/run/groupPlan.ts';
import type { Run } from '#shared/run/run.ts';
import { describeRunError } from '#shared/run/runError.ts';
import { useClient } from '#renderer/rpc/ClientContext.tsx';
import { Button } from '#renderer/ui/Button.tsx';
import { Notice } from '#renderer/ui/Notice.tsx';
import styles from './Activity.module.css';
import { useAct } from './useAct.ts';
import { useActor } from './useActor.ts';

type Way = { readonly answer: GroupAnswer; readonly label: string };

/** What a person can say to the plan of a group's inside; `onDone` is called once it was heard. */
export function GroupActs({ run, taskId, onDone }: { run: Run; taskId: TaskId; onDone?: () => void }) {
  const client = useClient();
  const by = useActor();
  const act = useAct(describeRunError);
  const plan = run.groups[taskId];
  if (!plan) return null;
  const say = async (answer: GroupAnswer) => {
    const { projectId, id: runId } = run;
    const done = await act.run(() => client.run.answerGroup({ projectId, runId, taskId, answer, by }));
    if (done) onDone?.();
  };
  return (
    <>
      <div className={styles.askActs}>
        {waysOf(plan).map(({ answer, label }) => (
          <Button
            key={answer}
            variant={answer === 'take' ? 'primary' : 'plain'}
            disabled={act.busy}
            onClick={() => void say(answer)}
          >
            {label}
          </Button>
        ))}
      </div>
      {act.problem && (
        <Notice tone="bad" className={styles.problem}>
          {act.problem}
        </Notice>
      )}
    </>
  );
}

function waysOf(plan: GroupPlan): readonly Way[] {
  const whole = { answer: 'whole', label: 'One agent does all of it' } as const;
  if (plan.state === 'planning') return [whole];
  const { source, tasks } = plan.draft;
  return [
    ...(tasks.length > 0 ? [{ answer: 'take', label: 'Take this plan' } as const] : []),
    { answer: 'again', label: 'Plan it again' },
    ...(source === 'rules' ? [] : [{ answer: 'rules', label: 'Plan it by rules' } as const]),
    whole,
  ];
}

import { clsx } from 'clsx';
import { Check, CircleDashed, RotateCw, X } from 'lucide-react';
import type { ProjectId } from '#shared/project/project.ts';
import { describeReviewError } from '#shared/review/reviewError.ts';
import { testCounts } from '#shared/review/testCounts.ts';
import type { Attempt, CheckResult, Run } from '#shared/run/run.ts';
import { useClient } from '#renderer/rpc/ClientContext.tsx';
import { Button } from '#renderer/ui/Button.tsx';
import { Icon } from '#renderer/ui/Icon.tsx';
import { Notice } from '#renderer/ui/Notice.tsx';
import { PaneFoot } from '#renderer/ui/Pane.tsx';
import { Popover } from '#renderer/ui/Popover.tsx';
import text from '#renderer/ui/text.module.css';
import { useAct } from '#renderer/features/run/useAct.ts';
import { clock, secondsWords } from '#renderer/features/run/times.ts';
import styles from './Criteria.module.css';

/** The project's commands, as they ran in the attempt's workspace; their output opens beside them. */
export function ProjectChecks({
  projectId,
  run,
  attempt,
}: {
  projectId: ProjectId;
  run: Run;
  attempt: Attempt;
}) {
  const last = attempt.checks.at(-1);
  const wanted = run.tasks.find((task) => task.id === attempt.taskId)?.checks ?? [];
  const missing = wanted.filter(
    (name) => !attempt.checks.some((check) => check.name === name || check.command === name),
  );
  const names = [...attempt.checks.map((check) => check.name), ...missing];
  return (
    <PaneFoot role="group" aria-label="Project checks">
      <div className={styles.spread}>
        <span className={text.label}>Project checks</span>
        <span className={`${text.small} ${text.muted}`}>
          {last ? `in ${attempt.taskId}’s workspace, ${clock(last.at)}` : 'none ran'}
        </span>
      </div>
      <ul className={clsx(styles.checksList, names.length > 1 && names.every(isShort) && styles.twoColumns)}>
        {attempt.checks.map((check) => (
          <li key={check.name}>
            <CheckLine check={check} />
          </li>
        ))}
        {missing.map((name) => (
          <li key={name} className={styles.check}>
            <Icon of={CircleDashed} className={text.muted} />
            <CheckName name={name} />
            <span>not run</span>
          </li>
        ))}
      </ul>
      <CheckAgain projectId={projectId} attempt={attempt} />
    </PaneFoot>
  );
}

/** Where the work has changed since its checks ran, they say nothing of it until they run again. */
function CheckAgain({ projectId, attempt }: { projectId: ProjectId; attempt: Attempt }) {
  const client = useClient();
  const checking = useAct(describeReviewError);
  const { id: attemptId, checks, commit, state } = attempt;
  const isOutdated = checks.some((check) => check.commit !== commit);
  if (state !== 'inReview' || (!isOutdated && !checking.busy)) return null;
  return (
    <>
      <div className={clsx(styles.spread, styles.again)}>
        <span className={`${text.small} ${text.soft}`}>
          {checking.busy ? 'They are running.' : 'They are of earlier work.'}
        </span>
        <Button
          size="small"
          icon={RotateCw}
          busy={checking.busy}
          onClick={() => void checking.run(() => client.review.checkAgain({ projectId, attemptId }))}
        >
          Check again
        </Button>
      </div>
      {checking.problem !== null && <Notice tone="bad">{checking.problem}</Notice>}
    </>
  );
}

function CheckLine({ check }: { check: CheckResult }) {
  const state = check.passed
    ? 'passed'
    : check.exitCode === null
      ? 'was stopped'
      : `failed with exit code ${check.exitCode}`;
  return (
    <Popover
      label={`Output of ${check.name}`}
      side="top"
      className={styles.popover}
      trigger={
        <button type="button" className={styles.check} aria-label={`${check.name} ${state}`}>
          <Icon of={check.passed ? Check : X} className={check.passed ? text.good : text.bad} />
          <CheckName name={check.name} />
          <span>{resultWords(check)}</span>
        </button>
      }
    >
      <p>
        <b>{isCommand(check.name) ? 'This check' : titleOf(check.name)}</b>{' '}
        <span className={text.muted}>{state}</span>
      </p>
      <p className={text.mono}>{check.command}</p>
      <pre className={styles.output} tabIndex={0}>
        {check.output.trim() === '' ? 'It printed nothing.' : check.output.trim()}
      </pre>
    </Popover>
  );
}

/** A failing test command says how many pass, when that can be read; anything else how long it took. */
function resultWords(check: CheckResult): string {
  const counts = check.passed ? null : testCounts(check.output);
  return counts ? `${counts.passed} of ${counts.total}` : secondsWords(check.seconds);
}

/** A check has a word of the project's, or is named by the very command a criterion asks for. */
function CheckName({ name }: { name: string }) {
  return isCommand(name) ? (
    <span className={clsx(text.mono, text.truncate)} title={name}>
      {name}
    </span>
  ) : (
    <span className={text.truncate}>{titleOf(name)}</span>
  );
}

function isCommand(name: string): boolean {
  return /\s/.test(name);
}

/** Whether it leaves room for another check beside it. */
function isShort(name: string): boolean {
  return !isCommand(name) && name.length <= 10;
}

function titleOf(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}

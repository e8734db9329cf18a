import { Check, CircleDashed, X } from 'lucide-react';
import { testCounts } from '#shared/review/testCounts.ts';
import type { Attempt, CheckResult, Run } from '#shared/run/run.ts';
import { Icon } from '#renderer/ui/Icon.tsx';
import { PaneFoot } from '#renderer/ui/Pane.tsx';
import { Popover } from '#renderer/ui/Popover.tsx';
import text from '#renderer/ui/text.module.css';
import { clock } from '#renderer/features/run/times.ts';
import styles from './Review.module.css';

/** The project's commands, as they ran in the attempt's workspace; their output opens beside them. */
export function ProjectChecks({ run, attempt }: { run: Run; attempt: Attempt }) {
  const last = attempt.checks.at(-1);
  const wanted = run.tasks.find((task) => task.id === attempt.taskId)?.checks ?? [];
  const missing = wanted.filter(
    (name) => !attempt.checks.some((check) => check.name === name || check.command === name),
  );
  return (
    <PaneFoot role="group" aria-label="Project checks">
      <div className={styles.spread}>
        <span className={text.label}>Project checks</span>
        <span className={`${text.small} ${text.muted}`}>
          {last ? `in ${attempt.taskId}’s workspace, ${clock(last.at)}` : 'none ran'}
        </span>
      </div>
      <ul className={styles.checksList}>
        {attempt.checks.map((check) => (
          <li key={check.name}>
            <CheckLine check={check} />
          </li>
        ))}
        {missing.map((name) => (
          <li key={name} className={styles.check}>
            <Icon of={CircleDashed} className={text.muted} />
            <span className={text.truncate}>{titleOf(name)}</span>
            <span>not run</span>
          </li>
        ))}
      </ul>
    </PaneFoot>
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
          <span className={text.truncate}>{titleOf(check.name)}</span>
          <span>{resultWords(check)}</span>
        </button>
      }
    >
      <p>
        <b>{titleOf(check.name)}</b> <span className={text.muted}>{state}</span>
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

function titleOf(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}

function secondsWords(seconds: number): string {
  if (seconds < 1) return 'under 1 s';
  return seconds < 60
    ? `${Math.round(seconds)} s`
    : `${Math.floor(seconds / 60)} min ${Math.round(seconds % 60)} s`;
}

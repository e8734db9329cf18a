import { Check, CircleDashed, X } from 'lucide-react';
import { clock, secondsWords } from '#renderer/features/run/times.ts';
import { Icon } from '#renderer/ui/Icon.tsx';
import { PaneFoot } from '#renderer/ui/Pane.tsx';
import text from '#renderer/ui/text.module.css';
import type { CheckResult, Run } from '#shared/run/run.ts';
import styles from './Look.module.css';

/** The checks as they ran on everything together, or by task where one task is all there is. */
export function CombinedChecks({ run }: { run: Run }) {
  const { checks, words } = checksOf(run);
  const last = checks.at(-1);
  return (
    <PaneFoot role="group" aria-label="Checks of the whole">
      <span className={text.label}>Checks of the whole</span>{' '}
      <span className={`${text.small} ${text.muted}`}>{last ? `${words}, ${clock(last.at)}` : words}</span>
      <ul className={styles.checks}>
        {checks.map((check) => (
          <li key={`${check.name} ${check.at}`} className={styles.check}>
            <Icon
              of={check.passed ? Check : check.exitCode === null ? CircleDashed : X}
              className={check.passed ? text.good : text.bad}
              name={check.passed ? 'passed' : 'failed'}
            />
            <span className={text.truncate} title={check.command}>
              {check.name}
            </span>
            <span className={`${text.end} ${text.muted}`}>{secondsWords(check.seconds)}</span>
          </li>
        ))}
      </ul>
    </PaneFoot>
  );
}

function checksOf(run: Run): { readonly checks: readonly CheckResult[]; readonly words: string } {
  const { combined } = run;
  if (combined?.commit === run.integrationCommit) {
    return { checks: combined.checks, words: combined.problem ?? 'on all of it together' };
  }
  const landed = run.attempts.filter(({ state }) => state === 'landed');
  const [only] = landed;
  if (landed.length === 1 && only) return { checks: only.checks, words: `on ${only.taskId}’s work` };
  const ran = landed.some(({ checks }) => checks.length > 0);
  return { checks: [], words: ran ? 'have not run on all of it together yet' : 'no check is asked for' };
}

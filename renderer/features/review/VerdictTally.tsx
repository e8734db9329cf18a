import { tally, type Verdict } from '#shared/review/verdict.ts';
import text from '#renderer/ui/text.module.css';
import { VerdictBadge } from '#renderer/ui/VerdictBadge.tsx';
import styles from './Criteria.module.css';

/** “2 met, 1 not met, 1 not shown”; `empty` is said where there is no criterion. */
export function VerdictTally({ verdicts, empty }: { verdicts: readonly Verdict[]; empty: string }) {
  const counts = tally(verdicts);
  return (
    <div className={styles.tally} role="status">
      {counts.met > 0 && <VerdictBadge verdict="met">{counts.met} met</VerdictBadge>}
      {counts.notMet > 0 && <VerdictBadge verdict="notMet">{counts.notMet} not met</VerdictBadge>}
      {counts.notShown > 0 && <VerdictBadge verdict="notShown">{counts.notShown} not shown</VerdictBadge>}
      {counts.waived > 0 && <VerdictBadge verdict="untried">{counts.waived} waived</VerdictBadge>}
      {verdicts.length === 0 && <span className={text.muted}>{empty}</span>}
    </div>
  );
}

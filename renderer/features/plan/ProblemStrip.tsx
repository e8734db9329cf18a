import { clsx } from 'clsx';
import { Check, CircleDashed, Ellipsis, OctagonX, TriangleAlert, X } from 'lucide-react';
import { Button } from '#renderer/ui/Button.tsx';
import { CountBubble } from '#renderer/ui/CountBubble.tsx';
import { Icon } from '#renderer/ui/Icon.tsx';
import { IconButton } from '#renderer/ui/IconButton.tsx';
import { Menu } from '#renderer/ui/Menu.tsx';
import type { PlanProblem } from '#shared/plan/planProblem.ts';
import styles from './Plan.module.css';
import type { PlanModel } from './planModel.ts';
import { StaleRow } from './StaleRow.tsx';
import { edit, say, select, usePlan } from './planStore.ts';

/** More rows than these are counted and not listed. */
const SHOWN = 60;

/** What a person should know before the plan runs, each with the acts that settle it. */
export function ProblemStrip({ model }: { model: PlanModel }) {
  const refused = usePlan((store) => store.problem);
  const { problems, analysis } = model;
  const count = problems.length + (model.stale.size > 0 ? 1 : 0);
  const isLooping = problems.some((problem) => problem.kind === 'cycle');
  return (
    <section className={styles.problems} aria-label="Problems">
      <div className={styles.problemsHead}>
        <h2>Problems</h2>
        {count > 0 && (
          <CountBubble count={count} meaning={count === 1 ? '1 problem' : `${count} problems`} tone="warn" />
        )}
        <span className={styles.checked}>Checked just now, and again before a run starts</span>
      </div>
      <ul className={styles.problemRows}>
        {refused && (
          <li role="alert">
            <span className={styles.errorIcon}>
              <Icon of={OctagonX} />
            </span>
            <div>
              <b className={styles.refusal}>{refused}</b>
            </div>
            <span className={styles.fixes}>
              <IconButton name="Close" icon={X} size="small" onClick={() => say(null)} />
            </span>
          </li>
        )}
        <StaleRow model={model} />
        {problems.slice(0, SHOWN).map((problem) => (
          <ProblemRow key={problem.key} problem={problem} />
        ))}
        {problems.length > SHOWN && (
          <li>
            <div>
              <span>and {problems.length - SHOWN} more</span>
            </div>
          </li>
        )}
        {!isLooping && (
          <li className={styles.okRow}>
            <span className={styles.okIcon}>
              <Icon of={Check} />
            </span>
            <div>
              <b>No loops</b>
              <span>No task waits for itself. {connectionWords(analysis.connections)}</span>
            </div>
          </li>
        )}
      </ul>
    </section>
  );
}

function connectionWords(count: number): string {
  return count === 1 ? '1 connection checked.' : `${count} connections checked.`;
}

function ProblemRow({ problem }: { problem: PlanProblem }) {
  const [first] = problem.taskIds;
  const glyph =
    problem.severity === 'error' ? OctagonX : problem.kind === 'uncovered' ? CircleDashed : TriangleAlert;
  return (
    <li>
      <span className={problem.severity === 'error' ? styles.errorIcon : styles.warnIcon}>
        <Icon of={glyph} name={problem.severity === 'error' ? 'Error' : 'Warning'} />
      </span>
      <div>
        {first ? (
          <button type="button" className={styles.sentence} onClick={() => select(first)}>
            {problem.sentence}
          </button>
        ) : (
          <b>{problem.sentence}</b>
        )}
        {problem.quote && <span className={styles.quote}>“{problem.quote}”</span>}
        <span title={[...problem.files, problem.detail].join('\n')}>
          {problem.files.slice(0, 1).map((file) => (
            <span key={file} className={styles.file}>
              {file}
            </span>
          ))}
          {problem.files.length > 1 && `and ${problem.files.length - 1} more.`} {problem.detail}
        </span>
      </div>
      <Fixes problem={problem} />
    </li>
  );
}

/** As many ways out as a row has room for beside its sentence. */
const FIXES_SHOWN = 2;

/** The ways out of a problem: the first as buttons, the others in a menu. */
function Fixes({ problem }: { problem: PlanProblem }) {
  const more = problem.fixes.slice(FIXES_SHOWN);
  return (
    <span className={styles.fixes}>
      {problem.fixes.slice(0, FIXES_SHOWN).map((fix) => (
        <Button
          key={fix.label}
          size="small"
          variant={fix.quiet ? 'quiet' : 'plain'}
          aria-label={`${fix.label}: ${problem.sentence}`}
          className={clsx(fix.quiet && styles.quietFix)}
          onClick={() => edit(fix.edit)}
        >
          {fix.label}
        </Button>
      ))}
      {more.length > 0 && (
        <Menu
          align="end"
          trigger={<IconButton name={`Other ways: ${problem.sentence}`} icon={Ellipsis} size="small" />}
          items={more.map((fix) => ({ label: fix.label, onSelect: () => edit(fix.edit) }))}
        />
      )}
    </span>
  );
}

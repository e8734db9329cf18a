import { clsx } from 'clsx';
import { Check, LoaderCircle, TriangleAlert } from 'lucide-react';
import type { Run } from '#shared/run/run.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { Icon } from '#renderer/ui/Icon.tsx';
import { IdMark } from '#renderer/ui/IdMark.tsx';
import text from '#renderer/ui/text.module.css';
import { Tooltip } from '#renderer/ui/Tooltip.tsx';
import styles from './Queue.module.css';
import { LandingHandle } from './LandingHandle.tsx';
import { openAttempt, settleAttempt } from './reviewStore.ts';
import type { Landing } from './useLanding.ts';

const ICONS = {
  clean: Check,
  conflicts: TriangleAlert,
  overlaps: TriangleAlert,
  unknown: LoaderCircle,
} as const;

/** What waits to land, in the order that meets the fewest conflicts, and why. */
export function LandingQueue({ run, landing, current }: { run: Run; landing: Landing; current: string }) {
  const { places } = landing;
  const move = (from: number, to: number) => {
    const place = places[from];
    if (place) landing.move(place.attemptId, to);
  };
  return (
    <section className={styles.queue} aria-label="Landing order">
      <span className={text.label}>Landing order</span>
      <ol>
        {places.map((place, index) => (
          <li key={place.attemptId} className={clsx(place.attemptId === current && styles.here)}>
            {places.length > 1 && (
              <LandingHandle name={place.taskId} index={index} count={places.length} onMove={move} />
            )}
            <Tooltip content={place.why}>
              <button
                type="button"
                aria-current={place.attemptId === current || undefined}
                onClick={() => openAttempt(place.attemptId)}
              >
                <IdMark id={place.taskId} />
                <span className={clsx(text.truncate, place.attemptId === current && text.strong)}>
                  {run.tasks.find((task) => task.id === place.taskId)?.title}
                </span>
                <span className={clsx(styles.forecast, styles[place.forecast])}>
                  <Icon of={ICONS[place.forecast]} size="xs" />
                  {place.words}
                </span>
              </button>
            </Tooltip>
            {place.isSettleable && (
              <Button
                variant="link"
                size="small"
                aria-label={`Settle… where ${place.taskId} meets landed work`}
                className={styles.settle}
                onClick={() => settleAttempt(place.attemptId)}
              >
                Settle…
              </Button>
            )}
          </li>
        ))}
      </ol>
      <span className={clsx(text.small, text.muted, text.truncate, styles.words)}>
        {landing.isProposed ? landingWords(run) : landing.gain || 'Your own order.'}
      </span>
      {!landing.isProposed && (
        <Button variant="link" size="small" onClick={() => landing.usesProposed()}>
          Take the proposed order
        </Button>
      )}
    </section>
  );
}

/** Where landed work goes, named. */
function landingWords(run: Run): string {
  const left = run.tasks.filter(
    (task) => !task.optional && run.taskStates[task.id]?.state !== 'landed',
  ).length;
  if (left <= 1) return `Landing adds the work to ${run.baseBranch}.`;
  return `Landing gathers the work; the last adds all to ${run.baseBranch}.`;
}

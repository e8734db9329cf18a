import { plainWords } from '#shared/spec/plainWords.ts';
import type { SpecCriterion } from '#shared/spec/specDocument.ts';
import { CriterionChip } from '#renderer/ui/CriterionChip.tsx';
import text from '#renderer/ui/text.module.css';
import { type CodeBlock, CodeLines } from './CodeLines.tsx';
import styles from './Settle.module.css';

/** One side of a place: whose work it is, which criteria it was made for, and its lines or what stands in for them. */
export function SideView({
  title,
  task,
  criteria,
  path,
  from,
  code,
  note,
}: {
  /** `Landed`, or `In review`. */
  title: string;
  /** Its tasks, with their titles. */
  task: string;
  criteria: readonly SpecCriterion[];
  path: string;
  from: number;
  /** Null where there are no lines; `note` says why. */
  code: readonly CodeBlock[] | null;
  note: string;
}) {
  return (
    <section className={styles.side} aria-label={`${title}: ${task}`}>
      <header>
        <p className={text.truncate}>
          <span className={text.muted}>{title}</span> <b className={text.medium}>{task}</b>
        </p>
        <ul aria-label="Made for">
          {criteria.map((criterion) => (
            <li key={criterion.id}>
              <CriterionChip id={criterion.id} />
              <span className={styles.words}>{plainWords(criterion.text)}</span>
            </li>
          ))}
          {criteria.length === 0 && <li className={text.muted}>No criterion</li>}
        </ul>
      </header>
      {code ? (
        <CodeLines label={`Lines of ${task}`} path={path} from={from} blocks={code} />
      ) : (
        <p className={styles.note}>{note}</p>
      )}
    </section>
  );
}

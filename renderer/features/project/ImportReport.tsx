import type { ImportSummary } from '#shared/foreign/contract.ts';
import type { SpecId } from '#shared/project/project.ts';
import styles from './Import.module.css';

export type BroughtIn = { readonly specId: SpecId; readonly title: string; readonly report: ImportSummary };

/** Where the lines of what was brought in are now; those without a place of their own one by one. */
export function ImportReport({ specs }: { specs: readonly BroughtIn[] }) {
  return (
    <ul className={styles.report}>
      {specs.map(({ specId, title, report }) => (
        <li key={specId}>
          <h3 className={styles.title}>{title}</h3>
          <p className={styles.from}>{countWords(report)}</p>
          <Unplaced report={report} />
        </li>
      ))}
    </ul>
  );
}

function Unplaced({ report }: { report: ImportSummary }) {
  const attached = report.files.filter((file) => file.attached).length;
  const quoted = report.unplaced.filter(({ kept }) => kept === 'section').length;
  const others = report.unplaced.length - quoted;
  const sentences = [
    ...(quoted > 0 ? [`${lines(quoted, 'stands', 'stand')} under “Kept from the original”.`] : []),
    ...(others > 0 ? [`${lines(others, 'stays', 'stay')} in the copy of the tasks.`] : []),
    ...(attached > 0
      ? [`${attached === 1 ? '1 more file is' : `${attached} more files are`} kept beside the spec.`]
      : []),
  ];
  if (report.unplaced.length === 0)
    return <p className={styles.note}>{['Every line has its place.', ...sentences].join(' ')}</p>;
  return (
    <details className={styles.details}>
      <summary>{sentences.join(' ')}</summary>
      <ul className={styles.lines} tabIndex={0} aria-label="Lines without a place of their own">
        {report.unplaced.map(({ file, line, text }) => (
          <li key={`${file}:${line}`}>
            <span className={styles.place} title={`${file}:${line}`}>
              {file.split('/').at(-1)}:{line}
            </span>
            <code>{text}</code>
          </li>
        ))}
      </ul>
    </details>
  );
}

function countWords({ requirements, criteria, tasks }: ImportSummary): string {
  const count = (number: number, one: string, many: string) => `${number} ${number === 1 ? one : many}`;
  return [
    count(requirements, 'requirement', 'requirements'),
    count(criteria, 'criterion', 'criteria'),
    ...(tasks > 0 ? [count(tasks, 'task', 'tasks')] : []),
  ].join(', ');
}

function lines(count: number, one: string, many: string): string {
  return count === 1 ? `1 line ${one}` : `${count} lines ${many}`;
}

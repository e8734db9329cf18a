import { clsx } from 'clsx';
import { TriangleAlert } from 'lucide-react';
import { Icon } from '#renderer/ui/Icon.tsx';
import styles from './Code.module.css';
import type { ReviewFile } from './reviewModel.ts';

/** One tab for all files and one for each; those that serve the chosen criterion stand out. */
export function FileTabs({
  files,
  only,
  criterion,
  onChoose,
}: {
  files: readonly ReviewFile[];
  only: string | null;
  criterion: string | null;
  onChoose: (path: string | null) => void;
}) {
  const names = shortNames(files.map(({ file }) => file.path));
  return (
    <div className={styles.fileTabs} role="tablist" aria-label="Files">
      <button
        type="button"
        role="tab"
        aria-selected={only === null}
        className={styles.fileTab}
        onClick={() => onChoose(null)}
      >
        All {files.length}
      </button>
      {files.map(({ file, hunks, stray }, index) => {
        const serving = hunks.some((hunk) =>
          hunk.services.some((service) => service.criterion === criterion),
        );
        return (
          <button
            key={file.path}
            type="button"
            role="tab"
            aria-selected={only === file.path}
            title={stray ? `${file.path}, outside the files declared` : file.path}
            className={clsx(styles.fileTab, serving && styles.serving, stray && styles.stray)}
            onClick={() => onChoose(file.path)}
          >
            {stray && <Icon of={TriangleAlert} size="xs" name="out of scope" />}
            {names[index]}
          </button>
        );
      })}
    </div>
  );
}

/** The name alone where it is the only one of its kind, else with its folder. */
function shortNames(paths: readonly string[]): readonly string[] {
  const nameOf = (path: string) => path.slice(path.lastIndexOf('/') + 1);
  const names = paths.map(nameOf);
  return paths.map((path, index) => {
    const name = names[index] ?? path;
    return names.filter((one) => one === name).length > 1 ? path.split('/').slice(-2).join('/') : name;
  });
}

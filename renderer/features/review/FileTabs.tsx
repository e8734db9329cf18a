import { clsx } from 'clsx';
import { type KeyboardEvent, useEffect, useRef } from 'react';
import { TriangleAlert } from 'lucide-react';
import { Icon } from '#renderer/ui/Icon.tsx';
import styles from './Code.module.css';
import type { ReviewFile } from './reviewModel.ts';

/** One tab for all files and one for each; those that serve the chosen criterion stand out. */
export function FileTabs({
  files,
  whole = true,
  only,
  criterion,
  onChoose,
}: {
  files: readonly ReviewFile[];
  /** False while more files may come: they are not counted then. */
  whole?: boolean;
  only: string | null;
  criterion: string | null;
  onChoose: (path: string | null) => void;
}) {
  const tabs = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const chosen = tabs.current?.querySelector('[aria-selected="true"]');
    if (only !== null) chosen?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [only]);
  const names = shortNames(files.map(({ file }) => file.path));
  return (
    <div ref={tabs} className={styles.fileTabs} role="tablist" onKeyDown={walkTabs} aria-label="Files">
      <button
        type="button"
        role="tab"
        aria-selected={only === null}
        tabIndex={only === null ? 0 : -1}
        className={styles.fileTab}
        onClick={() => onChoose(null)}
      >
        {whole ? `All ${files.length}` : 'All'}
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
            tabIndex={only === file.path ? 0 : -1}
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

/** Arrows, Home and End go from tab to tab, so that a reader of many files is not sent through all of them. */
function walkTabs(event: KeyboardEvent<HTMLElement>): void {
  const tabs = [...event.currentTarget.querySelectorAll<HTMLElement>('[role="tab"]')];
  const at = tabs.indexOf(event.target as HTMLElement);
  const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: tabs.length - 1 }[event.key];
  if (to === undefined || at < 0) return;
  event.preventDefault();
  tabs.at(to % tabs.length)?.focus();
}

/** The name alone where it is the only one of its kind, else with its folder. */
function shortNames(paths: readonly string[]): readonly string[] {
  const names = paths.map((path) => path.slice(path.lastIndexOf('/') + 1));
  const times = new Map<string, number>();
  for (const name of names) times.set(name, (times.get(name) ?? 0) + 1);
  return paths.map((path, index) => {
    const name = names[index] ?? path;
    return (times.get(name) ?? 0) > 1 ? path.split('/').slice(-2).join('/') : name;
  });
}

import { FileCode, FilePlus, Plus, TriangleAlert, X } from 'lucide-react';
import { useId, useMemo, useState } from 'react';
import { Icon } from '#renderer/ui/Icon.tsx';
import { IconButton } from '#renderer/ui/IconButton.tsx';
import { createPathSet, filesOfGlob } from '#shared/plan/globs.ts';
import type { Task, TaskId } from '#shared/plan/plan.ts';
import styles from './Inspector.module.css';
import sections from './Sections.module.css';
import { InlineText } from './InlineText.tsx';
import type { PlanModel } from './planModel.ts';
import { edit } from './planStore.ts';
import { describeGlob, scopeWords } from './taskWords.ts';

/** Offered while typing; a longer list helps nobody. */
const OFFERED = 400;

/** The files and patterns a task may change, and who else may change them. */
export function FilesSection({ model, task }: { model: PlanModel; task: Task }) {
  const { change, read } = task.scope;
  const paths = useMemo(() => createPathSet(model.context.files), [model.context.files]);
  const setChange = (globs: readonly string[]) =>
    edit({ kind: 'updateTask', id: task.id, fields: { scope: { change: globs, read } } });
  return (
    <section className={sections.section} aria-label="Files it may change">
      <div className={sections.sectionHead}>
        <h3>Files it may change</h3>
        <span className={styles.end}>
          <span className={sections.count}>{change.length === 0 ? scopeWords(task) : change.length}</span>
        </span>
      </div>
      <ul className={sections.scope}>
        {change.map((glob, index) => (
          <GlobRow
            key={glob}
            glob={glob}
            kind={describeGlob(glob, paths)}
            also={alsoChanging(model, task, glob, paths)}
            onChange={(next) => setChange(change.map((one, at) => (at === index ? next : one)))}
            onRemove={() => setChange(change.filter((one) => one !== glob))}
          />
        ))}
        <AddGlob files={model.context.files} onAdd={(glob) => setChange([...change, glob])} />
      </ul>
      <p className={styles.hint}>Changes elsewhere are flagged in review.</p>
    </section>
  );
}

function alsoChanging(
  model: PlanModel,
  task: Task,
  glob: string,
  paths: ReturnType<typeof createPathSet>,
): readonly TaskId[] {
  const files = new Set([glob, ...filesOfGlob(glob, paths)]);
  return model.analysis.overlaps
    .filter((overlap) => !overlap.accepted && [overlap.first, overlap.second].includes(task.id))
    .filter((overlap) => overlap.files.some((file) => files.has(file)))
    .map((overlap) => (overlap.first === task.id ? overlap.second : overlap.first));
}

function GlobRow({
  glob,
  kind,
  also,
  onChange,
  onRemove,
}: {
  glob: string;
  kind: ReturnType<typeof describeGlob>;
  also: readonly TaskId[];
  onChange: (glob: string) => void;
  onRemove: () => void;
}) {
  const note =
    also.length > 0
      ? `also ${also.slice(0, 3).join(', ')}`
      : kind === 'new'
        ? 'new'
        : typeof kind === 'number'
          ? kind === 1
            ? '1 file'
            : `${kind} files`
          : '';
  return (
    <li className={also.length > 0 ? sections.shared : undefined}>
      <Icon of={also.length > 0 ? TriangleAlert : kind === 'new' ? FilePlus : FileCode} />
      <InlineText
        label={`File or pattern ${glob}`}
        className={sections.glob}
        value={glob}
        onCommit={(next) => (next.trim() === '' ? onRemove() : onChange(next))}
      />
      <span className={sections.note}>{note}</span>
      <IconButton
        name={`No longer change ${glob}`}
        icon={X}
        size="small"
        className={sections.onHover}
        onClick={onRemove}
      />
    </li>
  );
}

function AddGlob({ files, onAdd }: { files: readonly string[]; onAdd: (glob: string) => void }) {
  const [draft, setDraft] = useState('');
  const listId = useId();
  const offered = draft.length > 1 ? files.filter((file) => file.includes(draft)).slice(0, OFFERED) : [];
  const add = () => {
    if (draft.trim() !== '') onAdd(draft);
    setDraft('');
  };
  return (
    <li>
      <Icon of={Plus} />
      <input
        aria-label="Add a file or pattern"
        className={sections.addField}
        placeholder="Add a file or pattern"
        list={listId}
        value={draft}
        onChange={(event) => setDraft(event.currentTarget.value)}
        onBlur={add}
        onKeyDown={(event) => {
          if (event.key === 'Enter') add();
        }}
      />
      <datalist id={listId}>
        {offered.map((file) => (
          <option key={file} value={file} />
        ))}
      </datalist>
    </li>
  );
}

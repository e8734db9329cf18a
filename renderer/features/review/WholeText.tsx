import { ChevronDown, ChevronUp, Pencil } from 'lucide-react';
import { type ReactNode, useMemo, useRef, useState } from 'react';
import { type Command, useCommands } from '#renderer/app/commandStore.ts';
import { DiffEditor, type DiffSteps } from '#renderer/editor/DiffEditor.tsx';
import { asEdited } from '#renderer/editor/textEdit.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { IconButton } from '#renderer/ui/IconButton.tsx';
import { Notice } from '#renderer/ui/Notice.tsx';
import text from '#renderer/ui/text.module.css';
import type { FilesOf } from './filesOf.ts';
import { useReviewView } from './reviewView.ts';
import { useWholeEdit, type WholeEdit } from './useWholeEdit.ts';
import styles from './Whole.module.css';
import type { TextFile } from './textFile.ts';

/** A text file whole, with what changed in it marked; it can be edited while its attempt is in review. */
export function WholeText({
  name,
  source,
  file,
  line,
  onStale,
}: {
  name: ReactNode;
  source: FilesOf;
  file: TextFile;
  line: number | null;
  /** The file turned out to be another than the one shown. */
  onStale: () => void;
}) {
  const edit = useWholeEdit(source, file, onStale);
  const { draft, isEditing, canSave, save } = edit;
  const [changes, setChanges] = useState<number | null>(null);
  const steps = useRef<DiffSteps>(null);
  const layout = useReviewView((view) => view.layout);
  const hidesBlanks = useReviewView((view) => view.hidesBlanks);
  useWholeCommands(steps, canSave && !draft.saving.busy ? () => void save() : null);
  return (
    <>
      <div className={styles.head}>
        {name}
        <span className={text.end}>
          <ChangeSteps changes={changes} steps={steps} />
          <EditActs edit={edit} isFixed={file.fixed !== null} />
        </span>
      </div>
      <WholeNotices
        file={file}
        isStale={draft.isStale}
        problem={draft.saving.problem}
        onCompare={edit.compare}
      />
      <div className={styles.editor}>
        <DiffEditor
          path={file.path}
          before={edit.before}
          value={draft.text}
          readOnly={!isEditing || file.fixed !== null}
          sideBySide={layout === 'split'}
          hidesBlanks={hidesBlanks}
          line={line}
          onChange={(next) => draft.write(next)}
          onChanges={setChanges}
          steps={steps}
        />
      </div>
    </>
  );
}

type Steps = { readonly current: DiffSteps | null };

function ChangeSteps({ changes, steps }: { changes: number | null; steps: Steps }) {
  return (
    <>
      <span className={`${text.small} ${text.muted} ${text.nowrap}`} role="status">
        {changes === null ? '' : `${changes} ${changes === 1 ? 'change' : 'changes'}`}
      </span>
      <IconButton
        name="Previous change"
        icon={ChevronUp}
        size="small"
        keys="k"
        disabled={!changes}
        onClick={() => steps.current?.step('previous')}
      />
      <IconButton
        name="Next change"
        icon={ChevronDown}
        size="small"
        keys="j"
        disabled={!changes}
        onClick={() => steps.current?.step('next')}
      />
    </>
  );
}

function EditActs({ edit, isFixed }: { edit: WholeEdit; isFixed: boolean }) {
  const { draft, isEditing, canSave, begin, giveUp, save } = edit;
  if (isEditing) {
    return (
      <>
        <Button size="small" variant="quiet" onClick={giveUp}>
          {draft.isUnsaved ? 'Discard' : 'Done'}
        </Button>
        <Button
          size="small"
          variant="primary"
          keys="mod+s"
          busy={draft.saving.busy}
          disabled={!canSave}
          onClick={() => void save()}
        >
          Save
        </Button>
      </>
    );
  }
  if (isFixed) return null;
  return (
    <Button size="small" icon={Pencil} onClick={begin}>
      Edit
    </Button>
  );
}

function WholeNotices({
  file,
  isStale,
  problem,
  onCompare,
}: {
  file: TextFile;
  isStale: boolean;
  problem: string | null;
  onCompare: () => void;
}) {
  const { before, after, fixed } = file;
  const onlyEnds =
    before && after && before.text !== after.text && asEdited(before.text) === asEdited(after.text);
  return (
    <div className={styles.notices}>
      {isStale ? (
        <Notice
          actions={
            <Button size="small" onClick={onCompare}>
              Compare with it
            </Button>
          }
        >
          {file.path} has changed since you began. Your edit is kept here, and is not saved yet.
        </Notice>
      ) : (
        problem !== null && <Notice tone="bad">{problem}</Notice>
      )}
      {fixed !== null && <Notice tone="plain">{fixed}</Notice>}
      {onlyEnds && <Notice tone="plain">Only its line ends changed.</Notice>}
    </div>
  );
}

/** J and K step through the changes of the file that is open, Save is a key away; null when there is nothing to save. */
function useWholeCommands(steps: Steps, save: (() => void) | null): void {
  const commands = useMemo(
    (): readonly Command[] => [
      {
        id: 'review.change.next',
        title: 'Next change of the file',
        section: 'Do',
        shortcut: 'next',
        hidden: true,
        run: () => steps.current?.step('next'),
      },
      {
        id: 'review.change.previous',
        title: 'Previous change of the file',
        section: 'Do',
        shortcut: 'previous',
        hidden: true,
        run: () => steps.current?.step('previous'),
      },
      {
        id: 'review.save',
        title: 'Save the edit',
        section: 'Do',
        shortcut: 'save',
        run: () => save?.(),
        ...(save ? {} : { disabled: 'There is no edit to save.' }),
      },
    ],
    [steps, save],
  );
  useCommands(commands);
}

import { FileInput } from 'lucide-react';
import { type Dispatch, type SetStateAction, useState } from 'react';
import { go } from '#renderer/app/routeStore.ts';
import { useClient } from '#renderer/rpc/ClientContext.tsx';
import { Button } from '#renderer/ui/Button.tsx';
import { Checkbox } from '#renderer/ui/Checkbox.tsx';
import { Dialog } from '#renderer/ui/Dialog.tsx';
import { isFault } from '#shared/contract/isFault.ts';
import type { FoundSpec } from '#shared/foreign/contract.ts';
import { describeForeignError } from '#shared/foreign/foreignError.ts';
import { FORMAT_NAMES } from '#shared/foreign/foreignFormat.ts';
import type { ProjectId } from '#shared/project/project.ts';
import styles from './Import.module.css';
import { type BroughtIn, ImportReport } from './ImportReport.tsx';

const KINDS = { spec: '', change: 'change', archived: 'archived change' } as const;

/** Chooses which foreign specs to bring in, brings them in one after another, and then says where each line went. */
export function ImportDialog({
  projectId,
  specs,
  onClose,
}: {
  projectId: ProjectId;
  specs: readonly FoundSpec[];
  onClose: () => void;
}) {
  const [chosen, setChosen] = useState<ReadonlySet<string>>(
    () => new Set(specs.flatMap(({ path, kind }) => (kind === 'archived' ? [] : path))),
  );
  const { isBusy, done, problem, bringIn } = useBringingIn(projectId);
  if (done.length > 0 || problem)
    return <BroughtInDialog projectId={projectId} done={done} problem={problem} onClose={onClose} />;

  return (
    <Dialog
      open
      onOpenChange={(open) => !open && !isBusy && onClose()}
      icon={FileInput}
      title="Bring in specs"
      summary="Each becomes a spec and, where it has tasks, a plan. The files they come from are not touched."
      aside={
        <span className={styles.count}>
          {chosen.size} of {specs.length} chosen
        </span>
      }
      actions={
        <>
          <Button onClick={onClose} disabled={isBusy}>
            Cancel
          </Button>
          <Button
            variant="primary"
            busy={isBusy}
            disabled={chosen.size === 0}
            onClick={() => void bringIn(specs.filter((spec) => chosen.has(spec.path)))}
          >
            Bring in
          </Button>
        </>
      }
    >
      <SpecChoices specs={specs} chosen={chosen} disabled={isBusy} onChange={setChosen} />
    </Dialog>
  );
}

/** One after another; the first that fails ends it. */
function useBringingIn(projectId: ProjectId) {
  const client = useClient();
  const [isBusy, setBusy] = useState(false);
  const [done, setDone] = useState<readonly BroughtIn[]>([]);
  const [problem, setProblem] = useState<string>();
  const bringIn = async (specs: readonly FoundSpec[]) => {
    setBusy(true);
    const finished: BroughtIn[] = [];
    for (const { path, title } of specs) {
      const answer = await client.foreign.import({ projectId, path });
      if (!answer.ok) {
        setProblem(isFault(answer.error) ? answer.error.message : describeForeignError(answer.error));
        break;
      }
      const [specId] = answer.value.specIds;
      if (specId) finished.push({ specId, title, report: answer.value.report });
    }
    setDone(finished);
    setBusy(false);
  };
  return { isBusy, done, problem, bringIn };
}

function SpecChoices({
  specs,
  chosen,
  disabled,
  onChange,
}: {
  specs: readonly FoundSpec[];
  /** By their paths. */
  chosen: ReadonlySet<string>;
  disabled: boolean;
  onChange: Dispatch<SetStateAction<ReadonlySet<string>>>;
}) {
  const toggle = (path: string, isOn: boolean) =>
    onChange((before) => new Set(isOn ? [...before, path] : [...before].filter((own) => own !== path)));
  return (
    <ul className={styles.list} aria-label="Specs found">
      {specs.map((spec) => (
        <li key={spec.path}>
          <SpecChoice
            spec={spec}
            isChosen={chosen.has(spec.path)}
            disabled={disabled}
            onChange={(isOn) => toggle(spec.path, isOn)}
          />
        </li>
      ))}
    </ul>
  );
}

function SpecChoice({
  spec,
  isChosen,
  disabled,
  onChange,
}: {
  spec: FoundSpec;
  isChosen: boolean;
  disabled: boolean;
  onChange: (isOn: boolean) => void;
}) {
  return (
    <Checkbox
      checked={isChosen}
      disabled={disabled}
      onChange={onChange}
      className={styles.choice}
      label={
        <span className={styles.spec}>
          <span className={styles.title}>{spec.title}</span>
          <span className={styles.from}>
            {[FORMAT_NAMES[spec.format], KINDS[spec.kind]].filter(Boolean).join(' ')},{' '}
            <code>{spec.path}</code>
          </span>
        </span>
      }
    />
  );
}

/** What came in, and why not all of it where it did not. */
function BroughtInDialog({
  projectId,
  done,
  problem,
  onClose,
}: {
  projectId: ProjectId;
  done: readonly BroughtIn[];
  problem: string | undefined;
  onClose: () => void;
}) {
  const [first] = done;
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      icon={FileInput}
      tone={problem ? 'needs' : 'accent'}
      title={done.length === 1 ? '1 spec brought in' : `${done.length} specs brought in`}
      summary="The originals stay as they are. Exporting back changes only the lines you change here."
      actions={
        <>
          <Button onClick={onClose}>Close</Button>
          {first && (
            <Button variant="primary" onClick={() => go({ screen: 'spec', projectId, specId: first.specId })}>
              Open {done.length === 1 ? 'it' : 'the first'}
            </Button>
          )}
        </>
      }
    >
      {problem && (
        <p role="alert" className={styles.problem}>
          {problem}
        </p>
      )}
      <ImportReport specs={done} />
    </Dialog>
  );
}

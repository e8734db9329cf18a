import { GitBranch } from 'lucide-react';
import { useState } from 'react';
import { useProject } from '#renderer/app/projectStore.ts';
import { go } from '#renderer/app/routeStore.ts';
import { TrustDialog } from '#renderer/features/project/TrustDialog.tsx';
import { Button } from '#renderer/ui/Button.tsx';
import { Dialog } from '#renderer/ui/Dialog.tsx';
import { Notice } from '#renderer/ui/Notice.tsx';
import { Select } from '#renderer/ui/Select.tsx';
import text from '#renderer/ui/text.module.css';
import type { ProjectId, SpecId } from '#shared/project/project.ts';
import type { BranchTip } from '#shared/review/look.ts';
import { askForBranch } from './branchAsk.ts';
import { BranchField } from './BranchField.tsx';
import { FetchLine } from './FetchLine.tsx';
import styles from './Look.module.css';
import { useBranches } from './useBranches.ts';

/** Asks which branch to hold against which spec. Nothing is checked out: the person's folder stays as it is. */
export function OpenBranchDialog({ projectId, specId }: { projectId: ProjectId; specId: SpecId }) {
  const project = useProject();
  const { branches, problem, isUntrusted, read } = useBranches(projectId);
  const [head, setHead] = useState<BranchTip | null>(null);
  const [chosenBase, setBase] = useState<BranchTip | null>();
  const [spec, setSpec] = useState<SpecId>(specId);
  const base = chosenBase === undefined ? likelyBase(branches) : chosenBase;
  const isSame = head !== null && head.name === base?.name;
  const close = () => askForBranch(false);
  if (isUntrusted && project) {
    return <TrustDialog project={project} onTrusted={() => void read()} onClose={close} />;
  }
  const review = () => {
    if (!head || !base || isSame) return;
    close();
    const look = { kind: 'branch', base: base.name, head: head.name, taskId: null } as const;
    go({ screen: 'review', projectId, specId: spec, look });
  };
  const afterFetch = async (name: string | null) => {
    const found = (await read()).find((branch) => branch.name === name);
    if (found) setHead(found);
  };
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && close()}
      icon={GitBranch}
      title="Review a branch"
      summary="Any branch, also one that was made without Overture. Your folder stays as it is."
      actions={
        <>
          <Button onClick={close}>Not now</Button>
          <Button variant="primary" disabled={!head || !base || isSame} onClick={review}>
            Review {head?.name ?? 'it'}
          </Button>
        </>
      }
    >
      <div className={styles.form}>
        <BranchField label="Branch" branches={branches} value={head} onChange={setHead} />
        <FetchLine projectId={projectId} onFetched={(name) => void afterFetch(name)} />
        <div className={styles.pair}>
          <BranchField
            label="Compared with"
            branches={branches}
            value={base}
            onChange={(branch) => setBase(branch)}
          />
          <SpecChoice value={spec} onChange={setSpec} />
        </div>
        {isSame && <Notice>Both are the same branch. Choose another to compare it with.</Notice>}
        {problem && <Notice tone="bad">{problem}</Notice>}
      </div>
    </Dialog>
  );
}

function SpecChoice({ value, onChange }: { value: SpecId; onChange: (spec: SpecId) => void }) {
  const project = useProject();
  return (
    <div>
      <p className={`${text.small} ${text.muted}`}>Held against</p>
      <Select
        label="Spec"
        value={value}
        options={(project?.specs ?? []).map(({ id, title }) => ({
          value: id,
          label: title,
          detail: id,
        }))}
        onChange={onChange}
      />
    </div>
  );
}

/** Where work usually begins: main or its like, else what the folder shows. */
function likelyBase(branches: readonly BranchTip[]): BranchTip | null {
  const named = ['main', 'master', 'trunk', 'develop'].flatMap(
    (name) => branches.find((branch) => branch.name === name) ?? [],
  );
  return named[0] ?? branches.find(({ isCurrent }) => isCurrent) ?? null;
}

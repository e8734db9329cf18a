import { Workflow } from 'lucide-react';
import { useState } from 'react';
import { useProject } from '#renderer/app/projectStore.ts';
import { go } from '#renderer/app/routeStore.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { EmptyState } from '#renderer/ui/EmptyState.tsx';
import { Notice } from '#renderer/ui/Notice.tsx';
import { Pane } from '#renderer/ui/Pane.tsx';
import type { ProjectId, SpecId } from '#shared/project/project.ts';
import { ProposalNotice } from './ProposalNotice.tsx';
import { usePlan } from './planStore.ts';
import styles from './Plan.module.css';

/** Before there is a plan: it starts from an approved spec, and can be sketched before. */
export function EmptyPlan({
  projectId,
  specId,
  onDraft,
}: {
  projectId: ProjectId;
  specId: SpecId;
  onDraft: () => Promise<void>;
}) {
  const spec = usePlan((store) => store.spec);
  const version = usePlan((store) => store.specVersion);
  const problem = usePlan((store) => store.problem);
  const [isDrafting, setDrafting] = useState(false);
  const isChanged = useProject()?.specs.find(({ id }) => id === specId)?.approval === 'changed';
  const isApproved = spec !== null && spec.status !== 'draft' && spec.status !== 'in-review' && !isChanged;
  const draft = async () => {
    setDrafting(true);
    await onDraft();
    setDrafting(false);
  };
  return (
    <Pane as="main" label="Plan" surface="paper">
      {problem && (
        <Notice tone="warn">
          <span role="alert">{problem}</span>
        </Notice>
      )}
      <ProposalNotice />
      <EmptyState
        className={styles.empty}
        icon={Workflow}
        title={isApproved ? 'The spec is approved' : 'The plan starts from an approved spec'}
        actions={
          isApproved ? (
            <>
              <Button variant="primary" busy={isDrafting} onClick={() => void draft()}>
                Draft the plan
              </Button>
              <AskPlanner />
            </>
          ) : (
            <>
              <Button variant="primary" onClick={() => go({ screen: 'spec', projectId, specId })}>
                Review and approve
              </Button>
              <Button variant="quiet" busy={isDrafting} onClick={() => void draft()}>
                Sketch a plan anyway
              </Button>
              <AskPlanner />
            </>
          )
        }
      >
        {isApproved
          ? 'Overture proposes tasks from its requirements and criteria, and you can change every one of them.'
          : `${version > 0 ? `Version ${version}` : 'This one'} is a draft. Once someone approves it, Overture proposes tasks, and you can change every one of them.`}
      </EmptyState>
    </Pane>
  );
}

/** A model or an agent, where there is one, proposes a plan of its own. */
function AskPlanner() {
  const actions = usePlan((store) => store.actions);
  const planner = usePlan((store) => store.knowledge?.planner ?? null);
  const isBusy = usePlan((store) => Boolean(store.knowledge?.proposing));
  if (!planner || !actions) return null;
  return (
    <Button variant="quiet" busy={isBusy} onClick={() => void actions.propose(null, 'model')}>
      Have {planner.name} propose one
    </Button>
  );
}

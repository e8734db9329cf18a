import { Suspense, useMemo } from 'react';
import { whenShown } from '#renderer/ui/later.tsx';
import { Pane } from '#renderer/ui/Pane.tsx';
import { Panes } from '#renderer/ui/Panes.tsx';
import { Notice } from '#renderer/ui/Notice.tsx';
import type { PlanContext } from '#shared/plan/planContext.ts';
import type { PlanProposal } from '#shared/plan/planProposal.ts';
import styles from './Plan.module.css';
import { usePlan } from './planStore.ts';
import { proposalView } from './proposalModel.ts';
import { ProposalPane } from './ProposalPane.tsx';
import type { GroupProposal } from './groupProposal.ts';
import { usePlanTrace } from './usePlanTrace.ts';

const PlanCanvas = whenShown(async () => (await import('./canvas/PlanCanvas.tsx')).PlanCanvas);
const nothing = () => undefined;

/** The proposal in place of the plan: the graph as it would be, and what of it is taken. */
export function ProposalScreen({
  proposal,
  context,
  group,
}: {
  proposal: PlanProposal;
  context: PlanContext;
  /** The group of a run that it is the inside of; null for one of the plan's own. */
  group: GroupProposal | null;
}) {
  const text = usePlan((store) => store.session?.text ?? null);
  const problem = usePlan((store) => store.problem);
  const view = useMemo(() => proposalView(text, proposal, context), [text, proposal, context]);
  const selection = usePlan((store) => store.selection);
  usePlanTrace(
    view?.model ?? null,
    view?.model.plan.tasks.find(({ id }) => id === selection),
    null,
  );
  return (
    <div className={styles.columns}>
      <Panes id="plan" right={{ width: 356, content: <ProposalPane proposal={proposal} group={group} /> }}>
        <Pane as="main" label="Proposed plan" surface="paper" className={styles.main}>
          {problem && (
            <Notice tone="warn">
              <span role="alert">{problem}</span>
            </Notice>
          )}
          {view ? (
            <Suspense fallback={<div className={styles.waiting} aria-busy />}>
              <PlanCanvas
                model={view.model}
                changes={view.changes}
                onConnectKey={nothing}
                onEditKey={nothing}
              />
            </Suspense>
          ) : (
            <Notice tone="warn">
              The plan has changed so much since that this cannot be shown as a graph. It can still be taken
              in parts.
            </Notice>
          )}
        </Pane>
      </Panes>
    </div>
  );
}

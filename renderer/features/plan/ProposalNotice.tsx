import { GitCompare, LoaderCircle } from 'lucide-react';
import { Button } from '#renderer/ui/Button.tsx';
import { Notice } from '#renderer/ui/Notice.tsx';
import type { GroupProposal } from './groupProposal.ts';
import { lookAtProposal, usePlan } from './planStore.ts';

/** Above the plan: that somebody thinks it through, or that an answer waits to be looked at. */
export function ProposalNotice() {
  const actions = usePlan((store) => store.actions);
  const proposal = usePlan((store) => store.knowledge?.proposal ?? null);
  const proposing = usePlan((store) => store.knowledge?.proposing ?? null);
  const isComparing = usePlan((store) => store.isComparing);
  if (!actions) return null;
  if (proposing !== null) {
    return (
      <Notice
        tone="plain"
        icon={LoaderCircle}
        compact
        actions={
          <Button size="small" onClick={() => void actions.dropProposal()}>
            Stop
          </Button>
        }
      >
        <span role="status">{proposing}</span>
      </Notice>
    );
  }
  if (!proposal || isComparing) return null;
  const count = proposal.tasks.length;
  return (
    <Notice
      tone="plain"
      icon={GitCompare}
      compact
      actions={
        <>
          {count > 0 && (
            <Button size="small" onClick={lookAtProposal}>
              Look at it
            </Button>
          )}
          <Button size="small" variant="quiet" onClick={() => void actions.dropProposal()}>
            Put aside
          </Button>
        </>
      }
    >
      <span role="status">
        {count === 0
          ? `${proposal.by} would change nothing of the plan.`
          : `${proposal.by} proposes ${count === 1 ? '1 change' : `${count} changes`} of the plan. Nothing of it counts before you take it.`}{' '}
        {proposal.notice}
      </span>
    </Notice>
  );
}

/** A run asks for a word on the plan of a group's inside. */
export function GroupNotice({ group: { run, taskId, proposal } }: { group: GroupProposal }) {
  const count = proposal.tasks.length;
  return (
    <Notice
      tone="plain"
      icon={GitCompare}
      compact
      actions={
        <Button size="small" onClick={lookAtProposal}>
          Look at it
        </Button>
      }
    >
      <span role="status">
        The turn of {taskId} has come in run {run.number}. {proposal.by} plans it as{' '}
        {count === 1 ? '1 task' : `${count} tasks`}. Nothing of it counts before you take it.
      </span>
    </Notice>
  );
}

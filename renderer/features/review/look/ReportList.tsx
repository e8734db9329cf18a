import { FileCheck, X } from 'lucide-react';
import { useAct } from '#renderer/features/run/useAct.ts';
import { useActor } from '#renderer/features/run/useActor.ts';
import { useClient } from '#renderer/rpc/ClientContext.tsx';
import { Icon } from '#renderer/ui/Icon.tsx';
import { IconButton } from '#renderer/ui/IconButton.tsx';
import { PaneFoot } from '#renderer/ui/Pane.tsx';
import text from '#renderer/ui/text.module.css';
import type { ProjectId, SpecId } from '#shared/project/project.ts';
import { describeReviewError } from '#shared/review/reviewError.ts';
import styles from './Look.module.css';
import type { BranchLook, LookedAt } from './useLook.ts';

/** The test reports laid beside a branch, and whether they are of what is in view. */
export function ReportList({
  projectId,
  specId,
  look,
  reviewed,
  onChanged,
}: {
  projectId: ProjectId;
  specId: SpecId;
  look: BranchLook;
  reviewed: LookedAt;
  onChanged: () => void;
}) {
  const client = useClient();
  const by = useActor();
  const act = useAct(describeReviewError);
  const { reports, head } = reviewed;
  const remove = async (name: string) => {
    const of = { projectId, specId, head: look.head, name, by };
    if (await act.run(() => client.review.removeReport(of))) onChanged();
  };
  return (
    <PaneFoot role="group" aria-label="Test reports">
      <span className={text.label}>Test reports</span>
      {reports.length === 0 && (
        <p className={`${text.small} ${text.muted}`}>
          None yet. A JUnit or TAP file whose tests name criteria shows what is met.
        </p>
      )}
      <ul className={styles.checks}>
        {reports.map(({ name, commit, tests, shows }) => (
          <li key={name} className={styles.check}>
            <Icon of={FileCheck} className={text.muted} />
            <span className={text.truncate} title={name}>
              {name}
            </span>
            <span className={`${text.end} ${text.muted} ${text.nowrap}`}>
              {commit === head ? `${shows} of ${tests} tests` : 'of an older commit'}
            </span>
            <IconButton
              name={`Take ${name} away`}
              icon={X}
              size="small"
              disabled={act.busy}
              onClick={() => void remove(name)}
            />
          </li>
        ))}
      </ul>
      {act.problem && <p className={text.bad}>{act.problem}</p>}
    </PaneFoot>
  );
}

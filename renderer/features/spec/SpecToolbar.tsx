import { ArrowRight, Braces, FileText, GitCompare } from 'lucide-react';
import type { ReactNode } from 'react';
import { WayOutMenu } from '#renderer/features/handover/WayOutMenu.tsx';
import { Button } from '#renderer/ui/Button.tsx';
import { Segmented } from '#renderer/ui/Segmented.tsx';
import text from '#renderer/ui/text.module.css';
import { Toolbar } from '#renderer/ui/Toolbar.tsx';
import styles from './SpecScreen.module.css';
import type { SpecView } from './specStore.ts';
import { usePlanning } from './usePlanning.ts';

/** The three views of one text, what state it is in, and the way to approve it. */
export function SpecToolbar({
  view,
  changes,
  state,
  isApproved,
  proposals,
  onView,
}: {
  view: SpecView;
  /** How many; undefined while the version before is being read. */
  changes: number | undefined;
  /** “Draft of version 3”. */
  state: string;
  /** The text in hand is an approved version. */
  isApproved: boolean;
  /** Ways to decide what is proposed. */
  proposals: ReactNode;
  onView: (view: SpecView) => void;
}) {
  const onPlan = usePlanning();
  return (
    <Toolbar
      label="Spec"
      end={
        <>
          {proposals}
          <WayOutMenu />
          {isApproved ? (
            <Button size="small" iconEnd={ArrowRight} onClick={onPlan}>
              Plan the work
            </Button>
          ) : (
            <Button size="small" iconEnd={ArrowRight} onClick={() => onView('changes')}>
              Review and approve
            </Button>
          )}
        </>
      }
    >
      <Segmented
        label="View"
        value={view}
        onChange={onView}
        options={[
          { value: 'document', label: 'Document', icon: FileText },
          { value: 'markdown', label: 'Markdown', icon: Braces },
          { value: 'changes', label: 'Changes', icon: GitCompare, ...(changes ? { count: changes } : {}) },
        ]}
      />
      <span className={`${text.small} ${text.muted} ${styles.state}`} title={state}>
        <span>{state}</span>
      </span>
    </Toolbar>
  );
}

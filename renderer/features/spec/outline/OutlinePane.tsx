import { Bookmark, Check, CircleDashed, type LucideIcon, TriangleAlert } from 'lucide-react';
import { memo } from 'react';
import { Button } from '#renderer/ui/Button.tsx';
import { CountBubble } from '#renderer/ui/CountBubble.tsx';
import { Icon } from '#renderer/ui/Icon.tsx';
import { IdMark } from '#renderer/ui/IdMark.tsx';
import { Pane, PaneBody, PaneFoot, PaneHead } from '#renderer/ui/Pane.tsx';
import text from '#renderer/ui/text.module.css';
import type { RowParts } from '#renderer/ui/ListRow.tsx';
import { Tree } from '#renderer/ui/Tree.tsx';
import type { PlanningStep } from './beforePlanning.ts';
import { HalfCircle } from './HalfCircle.tsx';
import styles from './OutlinePane.module.css';
import type { OutlineRow, OutlineState } from './outlineRows.ts';

const MARKS: Readonly<Record<OutlineState, { icon: LucideIcon; name: string }>> = {
  agreed: { icon: Check, name: 'written' },
  part: { icon: HalfCircle, name: 'partly written' },
  none: { icon: CircleDashed, name: 'not written yet' },
  open: { icon: Bookmark, name: 'open' },
};

/** The spec at a glance, and what is left to do before it can be planned. */
export const OutlinePane = memo(function OutlinePane({
  rows,
  covered,
  steps,
  selected,
  onSelect,
  onStep,
}: {
  rows: readonly OutlineRow[];
  covered: string;
  steps: readonly PlanningStep[];
  selected: string | undefined;
  onSelect: (key: string) => void;
  onStep: (step: PlanningStep) => void;
}) {
  return (
    <Pane as="nav" label="Outline">
      <PaneHead title="Outline" end={<span className={`${text.small} ${text.muted}`}>{covered}</span>} />
      <PaneBody className={styles.tree}>
        <Tree
          label="Outline"
          items={rows}
          partsOf={(row) => partsOf(row, selected)}
          selected={selected}
          onSelect={onSelect}
        />
      </PaneBody>
      <PaneFoot className={styles.todo}>
        <div className={text.label}>Before this can be planned</div>
        {steps.length === 0 ? (
          <p className={`${text.small} ${text.soft}`}>Nothing is left. Review and approve it.</p>
        ) : (
          <ul>
            {steps.map((step) => (
              <li key={step.words}>
                <Button variant="link" onClick={() => onStep(step)}>
                  {step.words}
                </Button>
              </li>
            ))}
          </ul>
        )}
      </PaneFoot>
    </Pane>
  );
});

function partsOf(row: OutlineRow, selected: string | undefined): RowParts {
  const { icon, name } = MARKS[row.state];
  return {
    mark: row.mark ? (
      <span className={styles.id}>
        <IdMark id={row.mark} />
      </span>
    ) : (
      <span className={styles[row.state]}>
        <Icon of={icon} name={name} />
      </span>
    ),
    label: row.label,
    end: <RowEnd row={row} isSelected={row.id === selected} />,
  };
}

function RowEnd({ row, isSelected }: { row: OutlineRow; isSelected: boolean }) {
  if (row.toDecide > 0) {
    const meaning = row.toDecide === 1 ? '1 thing to decide' : `${row.toDecide} things to decide`;
    return <CountBubble count={row.toDecide} meaning={meaning} tone={isSelected ? 'strong' : 'plain'} />;
  }
  if (row.warning) {
    return (
      <span className={styles.warning} title={row.warning}>
        <Icon of={TriangleAlert} name={row.warning} />
      </span>
    );
  }
  return row.note;
}

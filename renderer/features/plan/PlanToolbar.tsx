import { ArrowRight, List, Network, Play, Plus, Redo2, Search, Undo2, Workflow, Zap } from 'lucide-react';
import { Button } from '#renderer/ui/Button.tsx';
import { IconButton } from '#renderer/ui/IconButton.tsx';
import { Segmented } from '#renderer/ui/Segmented.tsx';
import { Select } from '#renderer/ui/Select.tsx';
import { Rule, Toolbar } from '#renderer/ui/Toolbar.tsx';
import type { Pattern } from '#shared/plan/plan.ts';
import { patternSchema } from '#shared/plan/plan.ts';
import { PATTERN_MEANINGS, PATTERN_NAMES } from '#shared/plan/recommendPattern.ts';
import { PlanMenu } from './PlanMenu.tsx';
import type { PlanModel } from './planModel.ts';
import { addTask, edit, planStore, redoPlan, undoPlan, usePlan } from './planStore.ts';
import styles from './Plan.module.css';

const ICONS = { 'assembly-line': ArrowRight, swarm: Zap, hierarchical: Network } as const;

export function PlanToolbar({ model, onStart }: { model: PlanModel; onStart: () => void }) {
  const view = usePlan((store) => store.view);
  const canUndo = usePlan((store) => (store.session?.past.length ?? 0) > 0);
  const canRedo = usePlan((store) => (store.session?.future.length ?? 0) > 0);
  return (
    <Toolbar
      label="Plan"
      height={48}
      end={
        <>
          <IconButton
            name="Find a task"
            icon={Search}
            keys="mod+f"
            onClick={() => planStore.setState({ search: '' })}
          />
          <IconButton name="Undo" icon={Undo2} keys="mod+z" disabled={!canUndo} onClick={undoPlan} />
          {canRedo && <IconButton name="Redo" icon={Redo2} keys="mod+shift+z" onClick={redoPlan} />}
          <PlanMenu model={model} />
          <Button icon={Plus} onClick={() => addTask({ title: 'New task' })}>
            Task
          </Button>
          <Button variant="primary" icon={Play} disabled={model.plan.tasks.length === 0} onClick={onStart}>
            Start run…
          </Button>
        </>
      }
    >
      <Segmented
        label="View"
        value={view}
        options={[
          { value: 'graph', label: 'Graph', icon: Workflow },
          { value: 'list', label: 'List', icon: List },
        ]}
        onChange={(next) => planStore.setState({ view: next })}
      />
      <Rule />
      <PatternChoice model={model} />
      <Rule />
      <span className={styles.criticalKey} aria-hidden="true" />
      <span className={styles.criticalPath}>
        <b>Critical path {model.analysis.criticalPath.minutes} min</b>{' '}
        <span className={styles.quiet}>{model.analysis.criticalPath.taskIds.join(', ')}</span>
      </span>
    </Toolbar>
  );
}

function PatternChoice({ model }: { model: PlanModel }) {
  const { advice } = model.analysis;
  const chosen = model.plan.pattern ?? advice.pattern;
  return (
    <>
      <Select<Pattern>
        label="Way of working"
        value={chosen}
        options={patternSchema.options.map((pattern) => ({
          value: pattern,
          label: PATTERN_NAMES[pattern],
          icon: ICONS[pattern],
          detail: pattern === advice.pattern ? `Recommended: ${advice.reason}` : PATTERN_MEANINGS[pattern],
        }))}
        onChange={(pattern) =>
          edit({ kind: 'choosePattern', pattern: pattern === advice.pattern ? null : pattern })
        }
      />
      <span className={styles.reason}>
        {chosen === advice.pattern
          ? `Recommended: ${advice.reason}`
          : `${PATTERN_NAMES[advice.pattern]} is recommended: ${advice.reason}`}
      </span>
    </>
  );
}

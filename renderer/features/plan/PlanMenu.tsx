import { Download, Ellipsis, ImageDown, ListChecks, RotateCw, Workflow } from 'lucide-react';
import { IconButton } from '#renderer/ui/IconButton.tsx';
import { Menu } from '#renderer/ui/Menu.tsx';
import type { ExportFormat } from './export/exportPlan.ts';
import type { PlanModel } from './planModel.ts';
import { choose, say, usePlan } from './planStore.ts';

/** What is done with the plan as a whole and not every day. */
export function PlanMenu({ model }: { model: PlanModel }) {
  const actions = usePlan((store) => store.actions);
  const planner = usePlan((store) => store.knowledge?.planner ?? null);
  const save = (format: ExportFormat) => () => void exportAs(model, format);
  return (
    <Menu
      align="end"
      trigger={<IconButton name="More for the plan" icon={Ellipsis} />}
      items={[
        {
          label: 'Think the plan through again',
          icon: RotateCw,
          detail: planner ? `By ${planner.name}, as a proposal` : 'By rules, as a proposal',
          onSelect: () => void actions?.propose(null),
        },
        {
          label: 'Choose all tasks',
          icon: ListChecks,
          keys: 'mod+a',
          onSelect: () => choose(model.plan.tasks.map((task) => task.id)),
        },
        'separator',
        { label: 'Save as picture (PNG)', icon: ImageDown, onSelect: save('png') },
        { label: 'Save as drawing (SVG)', icon: Download, onSelect: save('svg') },
        { label: 'Save as text (Mermaid)', icon: Workflow, onSelect: save('mermaid') },
      ]}
    />
  );
}

/** Loaded when it is first asked for: no start needs it. */
export async function exportAs(model: PlanModel, format: ExportFormat): Promise<void> {
  try {
    const { exportPlan } = await import('./export/exportPlan.ts');
    await exportPlan(model, format);
  } catch {
    say('The picture could not be made. Save it as a drawing or as text instead.');
  }
}

import type { PlanModel } from '../planModel.ts';
import { planStore } from '../planStore.ts';
import { mermaidText } from './mermaidText.ts';
import { type PlanColors, planSvg } from './planSvg.ts';
import { pngOf } from './pngOf.ts';
import { saveFile } from './saveFile.ts';

export type ExportFormat = 'png' | 'svg' | 'mermaid';

/** Hands the plan to the platform to save, as a picture or as text. Throws where the picture is too large to draw. */
export async function exportPlan(model: PlanModel, format: ExportFormat): Promise<void> {
  const name = `${model.plan.spec || 'plan'}-plan`;
  if (format === 'mermaid') {
    return saveFile(`${name}.mmd`, new Blob([mermaidText(model)], { type: 'text/plain' }));
  }
  const svg = planSvg(model, planStore.getState().collapsed, themeColors());
  if (format === 'svg') return saveFile(`${name}.svg`, new Blob([svg], { type: 'image/svg+xml' }));
  return saveFile(`${name}.png`, await pngOf(svg));
}

/** The colours of the theme in view. */
function themeColors(): PlanColors {
  const style = getComputedStyle(document.documentElement);
  const read = (name: string) => style.getPropertyValue(`--c-${name}`).trim();
  return {
    pane: read('pane'),
    raised: read('raised'),
    line: read('line'),
    lineStrong: read('line-strong'),
    lineControl: read('line-control'),
    ink: read('ink'),
    ink2: read('ink-2'),
    ink3: read('ink-3'),
    chip: read('chip'),
  };
}

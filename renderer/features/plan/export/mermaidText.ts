import type { PlanModel } from '../planModel.ts';
import { canvasTasks } from '../canvas/canvasTasks.ts';
import { planLines } from '../canvas/planLines.ts';

const ALL_OPEN: ReadonlySet<never> = new Set();

/**
 * The plan as a Mermaid flowchart: a part for each wave, dotted lines for what is only found in the code, thick ones
 * for the critical path. Syntax: https://mermaid.js.org/syntax/flowchart.html.
 */
export function mermaidText(model: PlanModel): string {
  const { waves, shownAs } = canvasTasks(model, ALL_OPEN);
  const parts = waves.flatMap((tasks, index) => [
    `  subgraph wave${index + 1}["Wave ${index + 1}"]`,
    ...tasks.map((task) => `    ${task.id}["${quoted(`${task.id} ${task.title}`)}"]`),
    '  end',
  ]);
  const lines = planLines(model, shownAs).map(({ from, to, kind, critical }) => {
    const arrow = critical ? '==>' : kind === 'found' ? '-.->' : '-->';
    return `  ${from} ${arrow}${kind === 'found' ? '|found in the code|' : ''} ${to}`;
  });
  return ['flowchart LR', ...parts, ...lines, ''].join('\n');
}

/** Inside quotes Mermaid takes any text but the quote itself, and line ends; these become entities and spaces. */
function quoted(text: string): string {
  return text.replaceAll(/\s+/g, ' ').replaceAll('#', '#35;').replaceAll('"', '#quot;');
}

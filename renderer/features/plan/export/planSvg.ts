import { ROLES } from '#renderer/ui/RoleMark.tsx';
import { canvasTasks } from '../canvas/canvasTasks.ts';
import { linePaths } from '../canvas/edgePaths.ts';
import { HEAD_HEIGHT, LANE_WIDTH, layOutLanes, NODE_WIDTH, type Place } from '../canvas/laneLayout.ts';
import { laneInput } from '../canvas/laneInput.ts';
import { planLines } from '../canvas/planLines.ts';
import { estimateMinutes } from '#shared/plan/estimate.ts';
import type { Task, TaskId } from '#shared/plan/plan.ts';
import type { PlanModel } from '../planModel.ts';
import { scopeWords } from '../taskWords.ts';
import { wrapTitle } from './wrapTitle.ts';

export type PlanColors = Readonly<
  Record<'pane' | 'raised' | 'line' | 'lineStrong' | 'lineControl' | 'ink' | 'ink2' | 'ink3' | 'chip', string>
>;

const BOTTOM = 40;
const FONT = "Inter, 'Segoe UI', system-ui, sans-serif";
const CODE_FONT = "'JetBrains Mono', Menlo, Consolas, monospace";

/** The plan as one picture that needs nothing else: no style sheet, no font file. Folded groups stay folded. */
export function planSvg(model: PlanModel, collapsed: ReadonlySet<TaskId>, colors: PlanColors): string {
  const tasks = canvasTasks(model, collapsed);
  const lines = planLines(model, tasks.shownAs);
  const layout = layOutLanes(laneInput(model, tasks, lines));
  const byId = new Map(tasks.waves.flat().map((task) => [task.id, task]));
  const [width, height] = [Math.ceil(layout.width), Math.ceil(layout.height + BOTTOM)];
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="${FONT}">`,
    `<rect width="${width}" height="${height}" fill="${colors.pane}"/>`,
    ...model.analysis.waves.map((wave, index) => laneOf(wave.number, wave.minutes, index, height, colors)),
    ...linePaths(lines, layout.places, 'curved').map(({ path, heads, kind, critical }) => {
      const stroke = `fill="none" stroke="${critical ? colors.ink2 : colors.lineControl}" stroke-width="${critical ? 2.5 : 1.5}"`;
      const dash = kind === 'found' ? ' stroke-dasharray="5 4"' : '';
      return `<path d="${path}" ${stroke}${dash}/><path d="${heads}" ${stroke}/>`;
    }),
    ...[...layout.places.values()].map((place) => {
      const task = byId.get(place.id);
      return task ? nodeOf(task, place, model.critical.has(place.id), colors) : '';
    }),
    '</svg>',
    '',
  ].join('\n');
}

function laneOf(number: number, minutes: number, index: number, height: number, colors: PlanColors): string {
  const x = index * LANE_WIDTH;
  const right = x + LANE_WIDTH;
  return (
    `<line x1="${right}" y1="0" x2="${right}" y2="${height}" stroke="${colors.line}"/>` +
    `<text x="${x + 22}" y="23" font-size="13" font-weight="600" fill="${colors.ink}">Wave ${number}</text>` +
    `<text x="${right - 22}" y="23" font-size="12" text-anchor="end" fill="${colors.ink3}">${minutes} min</text>` +
    `<line x1="${x}" y1="${HEAD_HEIGHT}" x2="${right}" y2="${HEAD_HEIGHT}" stroke="${colors.line}"/>`
  );
}

function nodeOf(task: Task, { x, y, height }: Place, isCritical: boolean, colors: PlanColors): string {
  const stroke = isCritical ? `stroke="${colors.ink2}" stroke-width="1.5"` : `stroke="${colors.lineStrong}"`;
  const title = wrapTitle(task.title || 'No title yet');
  const meta = y + 26 + 18 * title.length + 18;
  return [
    `<g><title>${escape(`${task.id} ${task.title}`)}</title>`,
    `<rect x="${x}" y="${y}" width="${NODE_WIDTH}" height="${height}" rx="8" fill="${colors.raised}" ${stroke}${task.optional ? ' stroke-dasharray="4 3"' : ''}/>`,
    `<text x="${x + 10}" y="${y + 22}" font-size="11" font-family="${CODE_FONT}" fill="${colors.ink3}">${task.id}</text>`,
    `<text x="${x + 40}" y="${y + 22}" font-size="12" fill="${colors.ink2}">${ROLES[task.role].word}</text>`,
    ...title.map(
      (line, index) =>
        `<text x="${x + 10}" y="${y + 42 + 18 * index}" font-size="13" font-weight="600" fill="${colors.ink}">${escape(line)}</text>`,
    ),
    `<text x="${x + 10}" y="${meta}" font-size="12" fill="${colors.ink3}">${escape(scopeWords(task))}, ${estimateMinutes(task.estimate)} min</text>`,
    criteriaOf(task, x, y + height - 12, colors),
    '</g>',
  ].join('');
}

function criteriaOf(task: Task, x: number, y: number, colors: PlanColors): string {
  const shown =
    task.criteria.length > 4 ? [...task.criteria.slice(0, 3), `+${task.criteria.length - 3}`] : task.criteria;
  return `<text x="${x + 10}" y="${y}" font-size="11" font-family="${CODE_FONT}" fill="${colors.ink2}">${escape(shown.join('  '))}</text>`;
}

function escape(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll(CONTROLS, ' ');
}

/** Characters that XML does not allow at all. */
// oxlint-disable-next-line no-control-regex
const CONTROLS = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g;

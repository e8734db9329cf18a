import type { CodeSymbol } from '#shared/code/code.ts';
import type { TaskCode } from '#shared/code/taskCode.ts';
import type { ChangedFile } from '../run.ts';
import { type BriefPart, shortTitle, textPart } from './briefPart.ts';
import { cutText } from './cutText.ts';
import { describeSymbols } from './describeSymbols.ts';
import type { LandedTask } from './upstreamOf.ts';

const MOST_FILES = 15;
const REPORT_UNITS = 6000;

/**
 * What the work before left to build on: each file it changed with the definitions in it, the most telling first; `words`
 * are those of the task, whose names come first where there are too many.
 */
export function landedPart(landed: readonly LandedTask[], code: TaskCode | null, words: string): BriefPart {
  const symbols = new Map((code?.landed ?? []).map((file) => [file.path, file.symbols]));
  const isPlain = landed.every(({ buildsOn, files }) => !buildsOn || files.length === 0);
  const entry = (one: LandedTask) => {
    const title = `- ${one.task.id} ${shortTitle(one.task.title)}`;
    const files = one.buildsOn ? filesOf(one, symbols, words) : '';
    return `${title}${files}${reportOf(one)}`;
  };
  const near = landed.filter(({ buildsOn }) => buildsOn);
  const others = landed.filter(({ buildsOn }) => !buildsOn);
  const groups = isPlain
    ? [landed.map(entry).join('\n')]
    : [group('What this task builds on:', near.map(entry)), group('Also landed:', others.map(entry))];
  const body = groups.filter((text) => text !== '').join('\n\n');
  return textPart('landed', 'Already landed', body, 'The files themselves and `git log` show it.');
}

function group(title: string, entries: readonly string[]): string {
  return entries.length === 0 ? '' : `${title}\n\n${entries.join('\n')}`;
}

function filesOf(
  { files }: LandedTask,
  symbols: ReadonlyMap<string, readonly CodeSymbol[]>,
  words: string,
): string {
  const lines = files.slice(0, MOST_FILES).map((file) => {
    const defines = describeSymbols(symbols.get(file.path) ?? [], words);
    return `\n  - ${describeFile(file)}${defines === '' ? '' : `: ${defines}`}`;
  });
  const more = files.length - lines.length;
  return `${lines.join('')}${more > 0 ? `\n  - … and ${more} more files` : ''}`;
}

function describeFile({ path, oldPath, kind }: ChangedFile): string {
  if (kind === 'renamed' && oldPath !== null) return `\`${path}\` (was \`${oldPath}\`)`;
  return kind === 'changed' ? `\`${path}\`` : `\`${path}\` (${kind})`;
}

/** What an investigation found is the point of it, so the tasks after it read it. */
function reportOf({ task, attempt }: LandedTask): string {
  if (task.role !== 'investigate' || !attempt || attempt.report === '') return '';
  const report = cutText(attempt.report, REPORT_UNITS, `The run keeps the whole report of ${task.id}.`);
  return `\n\n${report
    .split('\n')
    .map((line) => `  > ${line}`)
    .join('\n')}`;
}

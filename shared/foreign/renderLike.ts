import { cellsOf } from './tableRows.ts';
import type { ForeignFormat } from './foreignFormat.ts';
import { boldSteps, scenarioLines } from './stepMarkdown.ts';

/** The lines of a new criterion written like the one above it; `ids` are all names the file uses. */
export function criterionLike(
  above: string,
  words: string,
  id: string,
  ids: readonly string[],
): readonly string[] {
  const first = above.split(/\r\n|\r|\n/)[0] ?? '';
  if (/^\s*\|/.test(first)) return [rowLike(first, words, ids)];
  if (/^\s*#{3,6}\s/.test(first)) return ['', ...scenarioLines(id, words)];
  const named = /^(\s*[-*+]\s+)(\*\*|__)?([A-Z][A-Z-]*-?)(\d+)[a-z]?(\*\*|__)?([:：])?(\*\*)?/.exec(first);
  if (named && /^(?:N?FR|SC|REQ|AC|TR)/.test(named[3] ?? '')) {
    const [, mark = '- ', open = '', lead = '', digits = '', close = '', colon = ''] = named;
    return [`${mark}${open}${nextName(lead, digits, ids)}${close}${colon} ${words}`];
  }
  const number = /^(\s*)((?:\d+\.)*)(\d+)([.)]?)(\s+)/.exec(first);
  if (number)
    return [`${number[1]}${number[2]}${Number(number[3]) + 1}${number[4]}${number[5]}${boldSteps(words)}`];
  const bullet = /^(\s*[-*+])\s+(\[[ xX]\]\s+)?/.exec(first);
  if (bullet) return [`${bullet[1]} ${bullet[2] ? '[ ] ' : ''}${boldSteps(words)}`];
  return ['', ...paragraphLines(words)];
}

/** The lines of a criterion with other words; its number, id and the form of its lines stay. `was` is its own name. */
export function criterionAnew(
  source: string,
  words: string,
  id: string,
  was: string | null,
): readonly string[] {
  const first = source.split(/\r\n|\r|\n/)[0] ?? '';
  const plain = was !== null && words.startsWith(`${was}: `) ? words.slice(was.length + 2) : words;
  if (/^\s*#{3,6}\s/.test(first)) return scenarioLines(id, words);
  if (/^\s*\|/.test(first)) return [rowAnew(first, plain)];
  const mark = /^\s*(?:[-*+]\s+(?:\[[ xX~-]\]\s+)?|(?:\d+\.)*\d+[.)]?\s+)/.exec(first)?.[0];
  if (mark === undefined) return paragraphLines(words);
  const name = was !== null && plain !== words ? nameMark(first.slice(mark.length), was) : '';
  return [mark + name + boldSteps(name === '' ? words : plain)];
}

/** `**FR-001**: ` as it is written. */
function nameMark(line: string, was: string): string {
  const end = line.indexOf(was) + was.length;
  const close = /^[*_]*\s*[:：.]?\s*(?:\*\*|__)?\s*/.exec(line.slice(end))?.[0] ?? '';
  return end < was.length ? '' : line.slice(0, end) + close;
}

export function hasSteps(words: string): boolean {
  return /^(?:GIVEN|WHEN)\b.*\bTHEN\b/s.test(words);
}

/** True for lines that are no list item, heading or row of a table. */
export function isParagraph(source: string): boolean {
  return !/^\s*(?:[-*+]\s|#{1,6}\s|\||(?:\d+\.)*\d+[.)]?\s)/.test(source);
}

/** Without steps a paragraph would be read as prose, so it becomes a list item below the usual label. */
function paragraphLines(words: string): readonly string[] {
  return hasSteps(words) ? [boldAll(words)] : ['**Acceptance Scenarios**:', '', `1. ${words}`];
}

function boldAll(words: string): string {
  return words.startsWith('GIVEN')
    ? boldSteps(words)
    : boldSteps(`GIVEN ${words}`).replace(/^\*\*Given\*\* /, '');
}

function rowAnew(row: string, words: string): string {
  const cells = cellsOf(row, { start: 0, end: row.length });
  const second = cells[1];
  if (!second) return row;
  const extra = cells
    .slice(2)
    .map(({ start, end }) => row.slice(start, end))
    .filter((cell) => cell !== '')
    .join(', ');
  const own = extra === '' ? words : words.replace(` (${extra})`, '');
  return row.slice(0, second.start) + own.replace(/(?<!\\)\|/g, '\\|') + row.slice(second.end);
}

function nextName(lead: string, digits: string, ids: readonly string[]): string {
  const used = ids.flatMap((id) =>
    id.startsWith(lead) ? Number(/^\d+/.exec(id.slice(lead.length))?.[0] ?? 0) : [],
  );
  return lead + String(Math.max(Number(digits), ...used) + 1).padStart(digits.length, '0');
}

/** Cells that a criterion does not fill repeat those of the row above. */
function rowLike(row: string, words: string, ids: readonly string[]): string {
  const cells = cellsOf(row, { start: 0, end: row.length }).map(({ start, end }) => row.slice(start, end));
  const name = /^(\W*)([A-Z][A-Z0-9]*(?:-[A-Z]+)*-?)(\d+)(.*)$/.exec(cells[0] ?? '');
  const id = name
    ? `${name[1]}${nextName(name[2] ?? '', name[3] ?? '1', ids)}${name[4]?.replace(/^[a-z]/, '')}`
    : '';
  return `| ${[id, words.replaceAll('|', '\\|'), ...cells.slice(2)].join(' | ')} |`;
}

/** The lines that open the list of criteria where a requirement has none yet. */
export function firstCriterion(format: ForeignFormat, words: string, id: string): readonly string[] {
  switch (format) {
    case 'openspec':
      return ['', ...scenarioLines(id, words)];
    case 'kiro':
      return ['', '#### Acceptance Criteria', '', `1. ${words}`];
    case 'spec-kit':
      return ['', '**Acceptance Scenarios**:', '', `1. ${boldSteps(words)}`];
  }
}

/** `number` counts the requirements of the file from 1. */
export function requirementHeading(
  format: ForeignFormat,
  number: number,
  title: string,
  isOptional: boolean,
): string {
  switch (format) {
    case 'openspec':
      return `### Requirement: ${title}`;
    case 'kiro':
      return `### Requirement ${number}: ${title}`;
    case 'spec-kit':
      return `### User Story ${number} - ${title} (Priority: ${isOptional ? 'P3' : 'P1'})`;
  }
}

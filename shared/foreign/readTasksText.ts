import { type Line, splitLines } from '#shared/spec/parse/splitLines.ts';
import type { TextRange } from '#shared/spec/textEdit.ts';
import type { Place } from './foreignDraft.ts';
import { type Words, yamlWords } from './sourceWords.ts';

export type DraftTask = {
  readonly file: string;
  /** T012 or 1.2; null for a checkbox without a number. */
  readonly foreign: string | null;
  readonly state: 'open' | 'done' | 'started';
  readonly title: Words;
  /** What of the line is more than a title holds, and the lines below it. */
  readonly details: Words;
  readonly block: TextRange;
  readonly phase: number;
  /** Whole text of the task, to look for files and references in. */
  readonly source: string;
  readonly isParallel: boolean;
  readonly isOptional: boolean;
  readonly stories: readonly string[];
  /** Number of the parent among the tasks as read; null for one that stands alone. */
  readonly parent: number | null;
};

export type TasksReading = {
  readonly tasks: readonly DraftTask[];
  readonly phases: readonly string[];
  readonly places: readonly (Place | null)[];
};

const BOX = /^([ \t]*)[-*+][ \t]+\[([ xX~!-])\](\*?)[ \t]+(.*)$/;
const NUMBER = /^(\*\*)?(T\d+[a-z]?|CHK\d+|\d+(?:\.\d+)*)(?:\.|:)?(\*\*)?(?:\.|:)?(?=\s|$)\s*/;
const HEADING_TASK = /^(#{2,4})\s+Task\s+(\d+(?:\.\d+)*)\s*[:：.]\s*/i;
const LABELS = /^(?:\[(P|[A-Z]{2,8}\d*(?:[+,/ ]+[A-Z]{2,8}\d*)*)\]|\((P)\))\s*/;
/** A title longer than this goes on in the instructions. */
const LONGEST_TITLE = 110;
const DEPENDS = /\s*\((?:covers [^()]*|depends on [^()]*|no dependencies)\)\s*$/i;

/** tasks.md by lines, and what was found in it so far. */
type Reading = {
  readonly text: string;
  readonly file: string;
  readonly lines: readonly Line[];
  readonly tasks: DraftTask[];
  readonly phases: string[];
  readonly places: (Place | null)[];
};

/** Reads tasks.md of any of the formats: checkboxes with a number, phases or groups as headings. */
export function readTasksText(text: string, file: string): TasksReading {
  const lines = splitLines(text);
  const reading: Reading = { text, file, lines, tasks: [], phases: [''], places: lines.map(() => null) };
  let fence: string | null = null;
  let index = 0;
  while (index < lines.length) {
    const line = lineAt(reading, index);
    const mark = fenceMark(line);
    fence = fenceAfter(fence, mark);
    const heading = fence || mark ? null : /^(#{1,4})\s+(.*)$/.exec(line);
    const start = fence || mark ? null : taskStart(line);
    if (start && isTask(start)) {
      const to = taskEnd(reading, index, start);
      takeTask(reading, index, to, start);
      index = to;
      continue;
    }
    if (line.trim() !== '') reading.places[index] = heading ? 'structure' : 'attached';
    if (heading && heading[1] !== '#') reading.phases.push(heading[2] ?? '');
    index++;
  }
  const { tasks, phases, places } = reading;
  return { tasks, phases, places };
}

function lineAt({ text, lines }: Reading, index: number): string {
  return text.slice(lines[index]?.start, lines[index]?.end);
}

function fenceMark(line: string): string | undefined {
  return /^\s*(`{3,}|~{3,})/.exec(line)?.[1];
}

/** The fence that is open after a line with this mark. */
function fenceAfter(open: string | null, mark: string | undefined): string | null {
  if (!mark) return open;
  if (open === null) return mark;
  return mark.startsWith(open) ? null : open;
}

function indentOf(line: string): number {
  return /^[ \t]*/.exec(line)?.[0].length ?? 0;
}

function isTask(start: TaskStart): boolean {
  return start.isHeading || start.foreign !== null || start.indent < 2;
}

/** Lines below a task belong to it until the next task, heading or line that is not indented. */
function taskEnd(reading: Reading, from: number, { indent, isHeading }: TaskStart): number {
  let end = from + 1;
  let inner: string | null = null;
  for (let at = from + 1; at < reading.lines.length; at++) {
    const line = lineAt(reading, at);
    const mark = fenceMark(line);
    inner = fenceAfter(inner, mark);
    if (line.trim() === '') continue;
    const next = inner || mark ? null : taskStart(line);
    if (next && (next.isHeading || next.foreign !== null || next.indent <= indent)) break;
    if (!inner && /^#{1,6}\s/.test(line)) break;
    const isBare = /^_?\*?Requirements?[:：]/i.test(line.trim());
    if (!isHeading && indentOf(line) <= indent && !isBare && !inner) break;
    if (isHeading && /^(?:-{3,}|\*{3,})\s*$/.test(line)) break;
    end = at + 1;
  }
  return end;
}

function takeTask(reading: Reading, from: number, to: number, start: TaskStart): void {
  const { text, file, lines, tasks, phases, places } = reading;
  const offset = lines[from]?.start ?? 0;
  const lineEnd = lines[from]?.end ?? 0;
  const { body, isParallel, stories } = readLabels(text, offset + start.length, lineEnd);
  const phase = phases.length - 1;
  tasks.push({
    file,
    foreign: start.foreign,
    state: start.state,
    ...wordsOfTask(text, body, lineEnd, detailWords(reading, from + 1, to)),
    block: { start: offset, end: lines[to - 1]?.next ?? offset },
    phase,
    source: text.slice(offset, lines[to - 1]?.end),
    isParallel,
    isOptional: start.isOptional,
    stories,
    parent: parentOf(tasks, start, phase),
  });
  for (let at = from; at < to; at++) if (lineAt(reading, at).trim() !== '') places[at] = 'placed';
}

/** What stands in brackets before the words; `body` is where they begin. */
function readLabels(text: string, from: number, end: number) {
  let body = from;
  const stories: string[] = [];
  let isParallel = false;
  for (let label = LABELS.exec(text.slice(body, end)); label; label = LABELS.exec(text.slice(body, end))) {
    if (label[1] === 'P' || label[2]) isParallel = true;
    else stories.push(...(label[1] ?? '').split(/[+,/ ]+/));
    body += label[0].length;
  }
  return { body, isParallel, stories };
}

function wordsOfTask(
  text: string,
  body: number,
  lineEnd: number,
  below: Words,
): Pick<DraftTask, 'title' | 'details'> {
  const whole = trimmedEnd(text, body, lineEnd);
  const words = text.slice(body, whole);
  const cut = body + titleEnd(words);
  const suffix = words.length - withoutDepends(words).length;
  const rest = yamlWords(text, { start: cut, end: whole - suffix });
  return {
    title: yamlWords(text, { start: body, end: cut }),
    details: rest.length > 0 && below.length > 0 ? [...rest, ...prefixed(below, '\n')] : [...rest, ...below],
  };
}

/** The lines below a task, with the indent that all share taken away. */
function detailWords(reading: Reading, from: number, to: number): Words {
  const { text, lines } = reading;
  let first = from;
  while (first < to && lineAt(reading, first).trim() === '') first++;
  const indents = Array.from({ length: to - first }, (_, at) => lineAt(reading, first + at))
    .filter((line) => line.trim() !== '')
    .map(indentOf);
  const shared = Math.min(...indents, 40);
  return Array.from({ length: Math.max(0, to - first) }, (_, at) => {
    const { start, end } = lines[first + at] ?? { start: 0, end: 0 };
    const visible = text.slice(start, end).trimEnd().length;
    const indent = Math.min(shared, visible);
    return { before: at === 0 ? '' : '\n', start: start + indent, end: start + visible };
  });
}

type TaskStart = {
  readonly indent: number;
  readonly foreign: string | null;
  readonly state: DraftTask['state'];
  readonly isOptional: boolean;
  readonly isHeading: boolean;
  /** Characters up to the words. */
  readonly length: number;
};

function taskStart(line: string): TaskStart | null {
  const heading = HEADING_TASK.exec(line);
  if (heading) {
    const shape = { indent: 0, state: 'open', isOptional: false, isHeading: true } as const;
    return { ...shape, foreign: heading[2] ?? null, length: heading[0].length };
  }
  const box = BOX.exec(line);
  if (!box) return null;
  const words = box[4] ?? '';
  const number = NUMBER.exec(words);
  const mark = box[2] ?? ' ';
  return {
    indent: (box[1] ?? '').length,
    foreign: number?.[2] ?? null,
    state: /x/i.test(mark) ? 'done' : mark === ' ' ? 'open' : 'started',
    isOptional: box[3] === '*',
    isHeading: false,
    length: line.length - words.length + (number?.[0].length ?? 0),
  };
}

/** 1.2 stands below 1, whether it is indented or not. */
function parentOf(tasks: readonly DraftTask[], { foreign }: TaskStart, phase: number): number | null {
  const above = foreign?.includes('.') ? foreign.replace(/\.\d+$/, '') : null;
  const at =
    above === null ? -1 : tasks.findLastIndex((task) => task.foreign === above && task.phase === phase);
  return at < 0 ? null : at;
}

function titleEnd(words: string): number {
  const own = withoutDepends(words);
  if (own.length <= LONGEST_TITLE) return own.length;
  const cut = /^.{30,110}?(?=\s+(?:—|–|->|→)\s|[;:]\s|\.\s|\s\()/.exec(own)?.[0].length;
  return cut ?? own.slice(0, LONGEST_TITLE).replace(/\s+\S*$/, '').length;
}

function withoutDepends(words: string): string {
  return words.replace(DEPENDS, '').replace(DEPENDS, '').trimEnd();
}

function trimmedEnd(text: string, start: number, end: number): number {
  return start + text.slice(start, end).trimEnd().length;
}

export function prefixed(words: Words, lead: string): Words {
  const [first, ...rest] = words;
  return first ? [{ ...first, before: lead + first.before }, ...rest] : words;
}

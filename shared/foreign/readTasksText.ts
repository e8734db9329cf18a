import { splitLines } from '#shared/spec/parse/splitLines.ts';
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

/** Reads tasks.md of any of the formats: checkboxes with a number, phases or groups as headings. */
export function readTasksText(text: string, file: string): TasksReading {
  const lines = splitLines(text);
  const places: (Place | null)[] = lines.map(() => null);
  const tasks: DraftTask[] = [];
  const phases: string[] = [''];
  let fence: string | null = null;
  const source = (index: number) => text.slice(lines[index]?.start, lines[index]?.end);

  let index = 0;
  while (index < lines.length) {
    const line = source(index);
    const mark = /^\s*(`{3,}|~{3,})/.exec(line)?.[1];
    if (mark) fence = fence === null ? mark : mark.startsWith(fence) ? null : fence;
    const heading = fence || mark ? null : /^(#{1,4})\s+(.*)$/.exec(line);
    const start = fence || mark ? null : taskStart(line);
    if (start && isTask(start)) {
      const to = taskEnd(index, start.indent, start.isHeading);
      takeTask(index, to, start);
      index = to;
      continue;
    }
    if (line.trim() !== '') places[index] = heading ? 'structure' : 'attached';
    if (heading && heading[1] !== '#') phases.push(heading[2] ?? '');
    index++;
  }
  return { tasks, phases, places };

  function isTask(start: TaskStart): boolean {
    return start.isHeading || start.foreign !== null || start.indent < 2;
  }

  /** Lines below a task belong to it until the next task, heading or line that is not indented. */
  function taskEnd(from: number, indent: number, isHeading: boolean): number {
    let end = from + 1;
    let inner: string | null = null;
    for (let at = from + 1; at < lines.length; at++) {
      const line = source(at);
      const fenceMark = /^\s*(`{3,}|~{3,})/.exec(line)?.[1];
      if (fenceMark) inner = inner === null ? fenceMark : fenceMark.startsWith(inner) ? null : inner;
      if (line.trim() === '') continue;
      const next = inner || fenceMark ? null : taskStart(line);
      if (next && (next.isHeading || next.foreign !== null || next.indent <= indent)) break;
      if (!inner && /^#{1,6}\s/.test(line)) break;
      const deeper = (/^[ \t]*/.exec(line)?.[0].length ?? 0) > indent;
      const isBare = /^_?\*?Requirements?[:：]/i.test(line.trim());
      if (!isHeading && !deeper && !isBare && !inner) break;
      if (isHeading && /^(?:-{3,}|\*{3,})\s*$/.test(line)) break;
      end = at + 1;
    }
    return end;
  }

  function takeTask(from: number, to: number, start: TaskStart): void {
    const offset = lines[from]?.start ?? 0;
    const lineEnd = lines[from]?.end ?? 0;
    let body = offset + start.length;
    const stories: string[] = [];
    let isParallel = false;
    for (
      let label = LABELS.exec(text.slice(body, lineEnd));
      label;
      label = LABELS.exec(text.slice(body, lineEnd))
    ) {
      if (label[1] === 'P' || label[2]) isParallel = true;
      else stories.push(...(label[1] ?? '').split(/[+,/ ]+/));
      body += label[0].length;
    }
    const whole = trimmedEnd(text, body, lineEnd);
    const cut = titleEnd(text.slice(body, whole));
    const title = yamlWords(text, { start: body, end: body + cut });
    const suffix = whole - body - withoutDepends(text.slice(body, whole)).length;
    const rest = yamlWords(text, { start: body + cut, end: whole - suffix });
    const below = detailWords(from + 1, to);
    const details =
      rest.length > 0 && below.length > 0 ? [...rest, ...prefixed(below, '\n')] : [...rest, ...below];
    const parent = parentOf(tasks, start, phases.length - 1);
    tasks.push({
      file,
      foreign: start.foreign,
      state: start.state,
      title,
      details,
      block: { start: offset, end: lines[to - 1]?.next ?? offset },
      phase: phases.length - 1,
      source: text.slice(offset, lines[to - 1]?.end),
      isParallel,
      isOptional: start.isOptional,
      stories,
      parent,
    });
    for (let at = from; at < to; at++) if (source(at).trim() !== '') places[at] = 'placed';
  }

  /** The lines below a task, with the indent that all share taken away. */
  function detailWords(from: number, to: number): Words {
    let first = from;
    while (first < to && source(first).trim() === '') first++;
    const indents = Array.from({ length: to - first }, (_, at) => source(first + at))
      .filter((line) => line.trim() !== '')
      .map((line) => /^[ \t]*/.exec(line)?.[0].length ?? 0);
    const shared = Math.min(...indents, 40);
    return Array.from({ length: Math.max(0, to - first) }, (_, at) => {
      const { start, end } = lines[first + at] ?? { start: 0, end: 0 };
      const line = text.slice(start, end);
      const visible = line.trimEnd().length;
      const from = Math.min(shared, visible);
      return { before: at === 0 ? '' : '\n', start: start + from, end: start + visible };
    });
  }
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

import { newPlanText } from '#shared/plan/newPlanText.ts';
import { draftTasks, type ForeignNames } from './draftTasks.ts';
import { emptyDraft, type Place } from './foreignDraft.ts';
import type { ForeignFile } from './foreignFormat.ts';
import type { ForeignUnit } from './foreignUnit.ts';
import { importTitle } from './importTitle.ts';
import { type Origin, type OriginPart, packWords, renderOrigin } from './origin.ts';
import { readSpecText } from './readSpecText.ts';
import { readTasksText } from './readTasksText.ts';
import { specFiles } from './specFiles.ts';
import { writeSpec } from './writeSpec.ts';

/** A line of a foreign file; `line` counts from 1. */
export type SourceLine = { readonly file: string; readonly line: number; readonly text: string };

export type ImportReport = {
  readonly files: readonly {
    readonly path: string;
    readonly lines: number;
    readonly placed: number;
    readonly kept: number;
    /** True for a file that is kept whole and not read. */
    readonly attached: boolean;
  }[];
  /** Lines with no place of their own: quoted in the spec (`section`), or only in the copy of their file (`attachment`). */
  readonly unplaced: readonly (SourceLine & { readonly kept: 'section' | 'attachment' })[];
  /** Lines that Overture says in its own way: headings, labels, rules. */
  readonly structure: readonly SourceLine[];
};

export type ImportedSpec = {
  readonly specText: string;
  /** Null when there are no tasks. */
  readonly planText: string | null;
  readonly originText: string;
  readonly origin: Origin;
  readonly title: string;
  readonly report: ImportReport;
};

/** A spec and plan in Overture's layout for a foreign one. Pure, and the same for the same files; never fails. */
export function importUnit(unit: ForeignUnit, id: string, shared: readonly ForeignFile[] = []): ImportedSpec {
  const texts = new Map(
    unit.files.flatMap(({ path, text }) => (text === null ? [] : [[path, text] as const])),
  );
  const documents = specFiles(unit);
  const tasksFile = unit.files.find(({ path, text }) => text !== null && /(?:^|\/)tasks\.md$/.test(path));
  const eol = /\r\n/.test(documents[0]?.text ?? tasksFile?.text ?? '') ? '\r\n' : '\n';
  const draft = emptyDraft();
  const places = new Map<string, readonly (Place | null)[]>();
  for (const { path, text } of documents) places.set(path, readSpecText(text ?? '', path, draft, eol));

  const title = importTitle(draft, texts, unit);
  const status = unit.kind === 'archived' ? 'done' : 'draft';
  const spec = writeSpec(draft, texts, { id, title, status, format: unit.format, path: unit.path, eol });
  const reading = tasksFile ? readTasksText(tasksFile.text ?? '', tasksFile.path) : null;
  if (tasksFile && reading) places.set(tasksFile.path, reading.places);
  const tasks = reading ? draftTasks(reading, tasksFile?.text ?? '', foreignNames(spec.parts)) : [];
  const all = [...unit.files, ...shared];
  const origin: Origin = {
    overture: 1,
    format: unit.format,
    path: unit.path,
    title,
    main: (documents.findLast(({ path }) => !path.endsWith('proposal.md')) ?? documents[0])?.path ?? null,
    tasksFile: tasksFile?.path ?? null,
    files: all.map(({ path, sha256 }) => ({ path, sha256 })),
    parts: [...spec.parts],
    tasks: tasks.map(({ task, draft: own, lead }) => ({
      task: task.id,
      ...(own.foreign === null ? {} : { was: own.foreign }),
      file: own.file,
      block: [own.block.start, own.block.end],
      title: packWords(own.title),
      details: packWords(own.details),
      lead,
      needs: [...task.needs],
      criteria: [...task.criteria],
    })),
  };
  return {
    specText: spec.text,
    planText: tasks.length > 0 ? newPlanText({ spec: id, tasks: tasks.map(({ task }) => task) }) : null,
    originText: renderOrigin(origin),
    origin,
    title,
    report: reportOn(all, places),
  };
}

/** Finds criteria by FR-001, US1, 1.2 (requirement and criterion by number) or 3 (all of a requirement). */
function foreignNames(parts: readonly OriginPart[]): ForeignNames {
  const byName = new Map<string, string[]>();
  const note = (name: string | undefined, id: string) => {
    if (name) byName.set(name, [...(byName.get(name) ?? []), id]);
  };
  const requirements = new Map(
    parts.filter(({ part }) => /^R\d+$/.test(part)).map((own) => [own.part, own.was]),
  );
  for (const { part, was } of parts) {
    const [, requirement, number] = /^AC-(\d+)\.(\d+)$/.exec(part) ?? [];
    if (!requirement || !number) continue;
    const owner = requirements.get(`R${requirement}`);
    for (const name of new Set([
      was,
      `${requirement}.${number}`,
      owner && `${owner}.${number}`,
      owner,
      requirement,
    ]))
      note(name, part);
  }
  return { criteriaOf: (name) => [...new Set(byName.get(name) ?? [])] };
}

function reportOn(
  files: readonly ForeignFile[],
  places: ReadonlyMap<string, readonly (Place | null)[]>,
): ImportReport {
  const unplaced: (SourceLine & { kept: 'section' | 'attachment' })[] = [];
  const structure: SourceLine[] = [];
  const summaries = files.map(({ path, text }) => {
    const own = places.get(path);
    const lines = text === null ? [] : text.split(/\r\n|\r|\n/);
    let [placed, kept] = [0, 0];
    lines.forEach((words, index) => {
      if (words.replace(/^\uFEFF/, '').trim() === '') return;
      const place = own?.[index] ?? 'attached';
      const line = { file: path, line: index + 1, text: words };
      if (place === 'structure') structure.push(line);
      if (place === 'placed' || place === 'structure') placed++;
      else {
        kept++;
        unplaced.push({ ...line, kept: place === 'kept' ? 'section' : 'attachment' });
      }
    });
    return { path, lines: placed + kept, placed, kept, attached: own === undefined };
  });
  return { files: summaries, unplaced, structure };
}

import { estimateMinutes } from './estimate.ts';
import type { Overlap } from './findOverlaps.ts';
import { namedSymbols } from './namedSymbols.ts';
import type { Task } from './plan.ts';
import type { PlanCode } from './planCode.ts';
import type { PlanProblem, QuickFix } from './planProblem.ts';
import { globOf } from './scopeEntry.ts';

/** Two tasks that would meet in a file, with the ways out: one task, one after the other, each its own part, or both at once. */
export function overlapProblem(
  overlap: Overlap,
  first: Task | undefined,
  second: Task | undefined,
  code: PlanCode | null,
): PlanProblem {
  const minutes = Math.min(
    ...[first, second].flatMap((task) => (task ? [estimateMinutes(task.estimate)] : [])),
  );
  const folder = overlap.files.length === 1 && overlap.files[0]?.endsWith('/');
  const what = folder
    ? 'could add files in the same folder'
    : `would change the same ${overlap.files.length > 1 ? 'files' : 'file'}`;
  return {
    key: `overlap ${overlap.first} ${overlap.second}`,
    kind: 'overlap',
    severity: 'warning',
    taskIds: [overlap.first, overlap.second],
    criteria: [],
    sentence: `${overlap.first} and ${overlap.second} ${what}`,
    detail: [...bothSpeakOf(overlap), `One after the other adds about ${minutes} min.`].join(' '),
    quote: null,
    files: overlap.files,
    fixes: [
      {
        label: 'Join into one task',
        edit: { kind: 'join', ids: [overlap.first, overlap.second] },
        quiet: false,
      },
      {
        label: `Let ${overlap.second} wait for ${overlap.first}`,
        edit: { kind: 'connect', from: overlap.first, to: overlap.second },
        quiet: false,
      },
      ...(first && second
        ? [...narrowToNames(overlap, first, second, code), ...givenUp(overlap, second)]
        : []),
      ...(second ? splitOff(overlap, second) : []),
      {
        label: 'Run both at once',
        edit: { kind: 'runTogether', first: overlap.first, second: overlap.second, allowed: true },
        quiet: true,
      },
    ],
  };
}

function bothSpeakOf({ symbols }: Overlap): readonly string[] {
  if (symbols.length === 0) return [];
  const names = symbols
    .slice(0, 3)
    .map(({ name, line }) => (line === null ? name : `${name} (line ${line})`))
    .join(', ');
  return [`Both speak of ${names}${symbols.length > 3 ? ' and more' : ''}.`];
}

/** Where each speaks of other names of the file, each keeps to its own. */
function narrowToNames(
  overlap: Overlap,
  first: Task,
  second: Task,
  code: PlanCode | null,
): readonly QuickFix[] {
  const parts = overlap.files.map((path) => ({
    path,
    ours: [...namedSymbols(first, path, code)],
    theirs: [...namedSymbols(second, path, code)],
  }));
  const apart = parts.every(
    ({ path, ours, theirs }) =>
      first.scope.change.includes(path) &&
      second.scope.change.includes(path) &&
      ours.length > 0 &&
      theirs.length > 0 &&
      !ours.some((name) => theirs.includes(name)),
  );
  if (!apart) return [];
  return [
    {
      label: 'Keep each to its own names',
      edit: {
        kind: 'narrow',
        parts: parts.flatMap(({ path, ours, theirs }) => [
          { id: first.id, path, symbols: ours },
          { id: second.id, path, symbols: theirs },
        ]),
      },
      quiet: false,
    },
  ];
}

/** The second leaves the files alone, where it has others and names these. */
function givenUp({ files }: Overlap, second: Task): readonly QuickFix[] {
  const change = second.scope.change.filter((entry) => !files.includes(globOf(entry)));
  const named = second.scope.change.filter((entry) => files.includes(globOf(entry)));
  const isWhole = files.every((file) => named.some((entry) => globOf(entry) === file));
  if (!isWhole || change.length === 0) return [];
  return [
    {
      label: `Narrow ${second.id} to its other files`,
      edit: { kind: 'updateTask', id: second.id, fields: { scope: { ...second.scope, change } } },
      quiet: true,
    },
  ];
}

/** The second does its other files at once, and these in a task of their own after both. */
function splitOff({ first, files }: Overlap, second: Task): readonly QuickFix[] {
  const shared = second.scope.change.filter((entry) => files.includes(globOf(entry)));
  const isWhole = files.every((file) => shared.some((entry) => globOf(entry) === file));
  if (!isWhole || shared.length === second.scope.change.length) return [];
  const name = (files[0] ?? '').split('/').at(-1) ?? '';
  return [
    {
      label: `Split ${name} off ${second.id}`,
      edit: {
        kind: 'split',
        id: second.id,
        title: `${second.title}: ${files.length > 1 ? 'shared files' : name}`,
        criteria:
          second.criteria.length > 1 ? second.criteria.slice(Math.ceil(second.criteria.length / 2)) : [],
        change: shared,
        order: 'after',
        needs: [first],
      },
      quiet: true,
    },
  ];
}

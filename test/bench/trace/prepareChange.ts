import { definedNames } from '#electron/services/review/definedNames.ts';
import { parsePatch } from '#shared/review/parsePatch.ts';
import type { PatchLine } from '#shared/review/patch.ts';
import { splitHunk } from '#shared/review/splitHunk.ts';
import type { TraceInput } from '#shared/review/trace/traceInput.ts';
import { parseSpec } from '#shared/spec/parseSpec.ts';
import { tempRepo } from '#test/helpers/tempRepo.ts';
import type { LabelledChange, LabelledFile } from './readLabelled.ts';

/** A labelled change as the product sees it: a real git diff, its hunks as reviews show them, and what each serves. */
export interface PreparedChange {
  readonly name: string;
  readonly input: TraceInput;
  /** By the hunk's id. */
  readonly truth: ReadonlyMap<string, ReadonlySet<string>>;
  /** What some lines of a file serve. */
  labels(path: string, lines: readonly PatchLine[]): ReadonlySet<string>;
}

export async function prepareChange(change: LabelledChange): Promise<PreparedChange> {
  const patch = await diffOf(change);
  const labels = (path: string, lines: readonly PatchLine[]) => {
    const labelled = change.files.find((file) => file.path === path);
    return labelled ? labelsOf(lines, labelled) : new Set<string>();
  };
  const spec = parseSpec(change.spec);
  const truth = new Map<string, ReadonlySet<string>>();
  const hunks = parsePatch(patch).flatMap((file) => {
    const labelled = change.files.find(({ path }) => path === file.path);
    const names = definedNames(file.path, labelled?.after ?? '');
    return file.hunks.flatMap(splitHunk).map((hunk) => {
      const id = `${file.path}:${hunk.oldStart}:${hunk.newStart}`;
      truth.set(id, labels(file.path, hunk.lines));
      return { id, file, hunk, defines: names(hunk) };
    });
  });
  const criteria = spec.criteria.map(({ id, text, requirement }) => ({
    id,
    text,
    title: spec.requirements.find((one) => one.id === requirement)?.title ?? '',
  }));
  const input = { hunks, criteria, report: change.report, evidence: [], tags: [] };
  return { name: change.name, input, truth, labels };
}

async function diffOf({ files }: LabelledChange): Promise<string> {
  await using repo = await tempRepo();
  const texts = (side: 'before' | 'after') =>
    Object.fromEntries(files.flatMap((file) => (file[side] === null ? [] : [[file.path, file[side]]])));
  const base = await repo.commit(texts('before'));
  const head = await repo.commit(texts('after'));
  return await repo.git('diff', '--no-color', '--find-renames', base, head);
}

function labelsOf(lines: readonly PatchLine[], { added, removed }: LabelledFile): ReadonlySet<string> {
  return new Set(
    lines.flatMap((line) => {
      if (line.kind === 'added') return added.get(line.new ?? 0) ?? [];
      return line.kind === 'removed' ? (removed.get(line.old ?? 0) ?? []) : [];
    }),
  );
}

import type { NativeGit } from '#electron/git/nativeGit.ts';
import type { OpenProject } from '#electron/services/project/openProject.ts';
import { type DriftFact, type ShownPlace, shownStream } from '#shared/review/drift.ts';
import type { LineRange } from '#shared/review/followLines.ts';
import { hunkId } from '#shared/review/analysis.ts';
import { parsePatch } from '#shared/review/parsePatch.ts';
import type { PatchHunk } from '#shared/review/patch.ts';
import { partsOf } from '#shared/review/splitHunk.ts';
import type { Run } from '#shared/run/run.ts';
import { reviewWhole } from './reviewWhole.ts';

/** Records which lines of the work, as it reached the person's branch at `commit`, show each criterion. */
export async function rememberShown(
  git: NativeGit,
  project: OpenProject,
  run: Run,
  commit: string,
): Promise<void> {
  const whole = await reviewWhole(git, project, run);
  if (!whole.ok) return;
  const hunks = new Map(
    parsePatch(whole.value.patch).flatMap((file) =>
      partsOf(file).map((hunk) => [hunkId(file.path, hunk), hunk] as const),
    ),
  );
  const criteria = whole.value.criteria.map((criterion) => {
    const mine = whole.value.analysis.hunks.filter(({ services }) =>
      services.some((one) => one.criterion === criterion && one.how !== 'near' && one.how !== 'uses'),
    );
    return { criterion, places: placesOf(mine, hunks) };
  });
  const fact: DriftFact = { type: 'remembered', runId: run.id, commit, criteria };
  project.ledger.append(shownStream(run.specId), fact);
}

function placesOf(
  mine: readonly { readonly id: string; readonly path: string }[],
  hunks: ReadonlyMap<string, PatchHunk>,
): ShownPlace[] {
  const byPath = new Map<string, LineRange[]>();
  for (const { id, path } of mine) {
    const hunk = hunks.get(id);
    if (hunk) byPath.set(path, [...(byPath.get(path) ?? []), ...addedRanges(hunk)]);
  }
  return [...byPath].flatMap(([path, ranges]) => (ranges.length > 0 ? [{ path, ranges }] : []));
}

function addedRanges({ lines }: PatchHunk): readonly LineRange[] {
  const ranges: [number, number][] = [];
  for (const { kind, new: number } of lines) {
    if (kind !== 'added' || number === null) continue;
    const last = ranges.at(-1);
    if (last && last[1] === number - 1) last[1] = number;
    else ranges.push([number, number]);
  }
  return ranges;
}

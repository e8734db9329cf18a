import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { OpenProject } from '#electron/services/project/openProject.ts';
import { ok, type Result } from '#shared/contract/result.ts';
import type { PartChange, SpecError, SpecVersion } from '#shared/spec/contract.ts';
import { changedParts, type TextStep } from '#shared/spec/diff/changedParts.ts';
import { parseSpec } from '#shared/spec/parseSpec.ts';
import { specFile } from './specFile.ts';

/** Texts looked at on the way; of a longer way the oldest steps count as one. */
const MOST_STEPS = 60;

/** Who last changed each part from one version (null: from nothing) to another (null: to the file as it is). */
export async function changedBy(
  project: OpenProject,
  specId: string,
  versions: readonly SpecVersion[],
  range: { readonly from: string | null; readonly to: string | null },
  by: string,
): Promise<Result<PartChange[], SpecError>> {
  const file = specFile(project, specId);
  const ordered = versions.toSorted((a, b) => a.number - b.number);
  const [from, to] = [range.from, range.to].map((commit) =>
    ordered.findIndex((version) => version.commit === commit),
  );
  const way = ordered
    .slice((from ?? -1) + 1, range.to === null ? undefined : (to ?? -1) + 1)
    .slice(-MOST_STEPS);
  const steps: TextStep[] = [];
  for (const { commit, author, at, number } of way) {
    const text = await textAt(project, file.path, commit);
    if (text !== null) steps.push({ document: parseSpec(text), by: author, at, version: number });
  }
  if (range.to === null) {
    const now = await file.read();
    if (!now.ok) return now;
    const { mtime } = await stat(join(project.path, file.path));
    steps.push({ document: parseSpec(now.value.text), by, at: mtime.toISOString(), version: null });
  }
  const base = range.from === null ? '' : ((await textAt(project, file.path, range.from)) ?? '');
  return ok([...changedParts(parseSpec(base), steps)]);
}

async function textAt(project: OpenProject, path: string, commit: string): Promise<string | null> {
  const bytes = await project.git().readFile(commit, path);
  return bytes.ok ? bytes.value.toString('utf8') : null;
}

import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { isSpecKitText } from '#shared/foreign/foreignUnit.ts';
import { type SpecSummary, specIdSchema } from '#shared/project/project.ts';
import { parsePlan } from '#shared/plan/parsePlan.ts';
import { parseSpec } from '#shared/spec/parseSpec.ts';

const LARGEST = 5 * 1024 * 1024;

/** The specs in the folder, newest change first. A folder without a readable spec.md is not a spec. */
export async function summarizeSpecs(specsFolder: string): Promise<readonly SpecSummary[]> {
  const entries = await readdir(specsFolder, { withFileTypes: true }).catch(
    (error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return [];
      throw error;
    },
  );
  const folders = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  const summaries = await Promise.all(folders.map((name) => summarize(specsFolder, name)));
  return summaries
    .filter((summary) => summary !== null)
    .sort((left, right) => (left.changedAt < right.changedAt ? 1 : -1));
}

async function summarize(specsFolder: string, name: string): Promise<SpecSummary | null> {
  const id = specIdSchema.safeParse(name);
  const path = join(specsFolder, name, 'spec.md');
  const found = await stat(path).catch(() => null);
  if (!id.success || !found?.isFile() || found.size > LARGEST) return null;
  const text = await readFile(path, 'utf8').catch(() => null);
  // A folder of spec-kit stands where Overture's do; it counts once it is brought in.
  if (text === null || isSpecKitText(text)) return null;
  const document = parseSpec(text);
  const planText = await readFile(join(specsFolder, name, 'plan.yaml'), 'utf8').catch(() => null);
  return {
    id: id.data,
    title: document.title || name,
    status: document.status,
    criteria: document.criteria.length,
    tasks: planText === null ? null : parsePlan(planText).plan.tasks.length,
    changedAt: found.mtime.toISOString(),
  };
}

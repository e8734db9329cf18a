import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { isSpecKitText } from '#shared/foreign/foreignUnit.ts';
import { type SpecSummary, specIdSchema } from '#shared/project/project.ts';
import { parsePlan } from '#shared/plan/parsePlan.ts';
import { hashOf, LARGEST_TEXT_BYTES } from '#electron/services/spec/textFile.ts';
import { approvalsOf } from '#shared/spec/approvals.ts';
import { readCommentLines } from '#shared/spec/comments/commentLines.ts';
import type { Approval } from '#shared/spec/contract.ts';
import { parseSpec } from '#shared/spec/parseSpec.ts';
import { rememberByText } from './rememberByText.ts';

/** What a summary takes from the texts of a spec and of a plan. */
export type SummaryFacts = {
  readonly ofSpec: (text: string) => Pick<SpecSummary, 'title' | 'status' | 'criteria'>;
  readonly tasksOf: (planText: string) => number;
};

/** A project is looked at again after every change, and of all its specs and plans mostly one is new. */
export function createSummaryFacts(): SummaryFacts {
  return {
    ofSpec: rememberByText((text) => {
      const { title, status, criteria } = parseSpec(text);
      return { title, status, criteria: criteria.length };
    }),
    tasksOf: rememberByText((planText) => parsePlan(planText).plan.tasks.length),
  };
}

/**
 * The specs in the folder, newest change first. A folder without a readable spec.md is not a spec. `approvalsIn` tells
 * what this machine knows; approvals that came with the repository stand beside the spec.
 */
export async function summarizeSpecs(
  specsFolder: string,
  approvalsIn: (specId: string) => readonly Approval[],
  facts: SummaryFacts,
): Promise<readonly SpecSummary[]> {
  const entries = await readdir(specsFolder, { withFileTypes: true }).catch(
    (error: NodeJS.ErrnoException) => {
      // Also a link that leads to itself: whoever begins a spec is told of it.
      if (error.code === 'ENOENT' || error.code === 'ENOTDIR' || error.code === 'ELOOP') return [];
      throw error;
    },
  );
  const folders = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  const summaries = await Promise.all(
    folders.map((name) => summarize(specsFolder, name, approvalsIn, facts)),
  );
  return summaries
    .filter((summary) => summary !== null)
    .sort((left, right) => (left.changedAt < right.changedAt ? 1 : -1));
}

async function summarize(
  specsFolder: string,
  name: string,
  approvalsIn: (specId: string) => readonly Approval[],
  { ofSpec, tasksOf }: SummaryFacts,
): Promise<SpecSummary | null> {
  const id = specIdSchema.safeParse(name);
  const path = join(specsFolder, name, 'spec.md');
  const found = await stat(path).catch(() => null);
  if (!id.success || !found?.isFile()) return null;
  const changedAt = found.mtime.toISOString();
  // Listed all the same: whoever opens it is told why it cannot be shown.
  if (found.size > LARGEST_TEXT_BYTES) {
    return {
      id: id.data,
      title: name,
      status: 'draft',
      criteria: 0,
      tasks: null,
      changedAt,
      approval: 'none',
    };
  }
  const text = await readFile(path, 'utf8').catch(() => null);
  // A folder of spec-kit stands where Overture's do; it counts once it is brought in.
  if (text === null || isSpecKitText(text)) return null;
  const facts = ofSpec(text);
  const planText = await readFile(join(specsFolder, name, 'plan.yaml'), 'utf8').catch(() => null);
  return {
    id: id.data,
    ...facts,
    title: facts.title || name,
    tasks: planText === null ? null : tasksOf(planText),
    changedAt,
    approval: await approvalOf(join(specsFolder, name), text, approvalsIn(id.data)),
  };
}

async function approvalOf(
  folder: string,
  text: string,
  known: readonly Approval[],
): Promise<SpecSummary['approval']> {
  const comments = await readFile(join(folder, 'comments.jsonl'), 'utf8').catch(() => '');
  const newest = approvalsOf(known, readCommentLines(comments).facts, []).at(-1);
  if (!newest) return 'none';
  return newest.hash === hashOf(text) ? 'approved' : 'changed';
}

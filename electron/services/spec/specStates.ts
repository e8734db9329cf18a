import { setTimeout } from 'node:timers/promises';
import type { OpenProject } from '#electron/services/project/openProject.ts';
import { ok, type Result } from '#shared/contract/result.ts';
import { approvalsOf } from '#shared/spec/approvals.ts';
import type { SpecError, SpecState } from '#shared/spec/contract.ts';
import { idsIn } from '#shared/spec/edit/ids.ts';
import { parseSpec } from '#shared/spec/parseSpec.ts';
import { commentFile, readComments } from './commentFile.ts';
import type { VersionReader } from './readVersions.ts';
import { specFile } from './specFile.ts';
import type { SpecJournal } from './specJournal.ts';

/** Milliseconds. */
const GRACE = 400;

export type SpecStateNeeds = {
  readonly journal: SpecJournal;
  readonly versions: VersionReader;
  /** Whose seen marks these are. */
  readonly personName: () => string;
};

/** All the page shows of a spec: its text, what is proposed for it, who agreed to it and when. */
export async function readSpecState(
  { journal, versions: reader, personName }: SpecStateNeeds,
  project: OpenProject,
  specId: string,
): Promise<Result<SpecState, SpecError>> {
  const file = specFile(project, specId);
  const read = await file.read();
  if (!read.ok) return read;
  noteIds(journal, project, specId, read.value.text);
  const record = journal.read(project, specId);
  const versions = await reader.soon(project, file.path, () => journal.touch(project, specId));
  const comments = await readComments(commentFile(project, specId));
  const approvals = approvalsOf(record.approvals, comments.ok ? comments.value.facts : [], versions);
  return ok({
    path: file.path,
    ...read.value,
    proposals: record.proposals,
    decisions: record.decisions,
    usedIds: record.usedIds,
    approval: approvals.at(-1) ?? null,
    approvals,
    seen: record.seen[personName()] ?? [],
    versions,
  });
}

/** Many programs write a file by taking it away first, so one that is gone gets a moment to come back. */
export async function readOnceThere(
  needs: SpecStateNeeds,
  project: OpenProject,
  specId: string,
): Promise<Result<SpecState, SpecError>> {
  const state = await readSpecState(needs, project, specId);
  if (state.ok || state.error.code !== 'gone') return state;
  await setTimeout(GRACE);
  return readSpecState(needs, project, specId);
}

/** Remembers every id that was ever in the text, so that none is given again after its part was deleted. */
export function noteIds(journal: SpecJournal, project: OpenProject, specId: string, text: string): void {
  const known = new Set(journal.read(project, specId).usedIds);
  const ids = idsIn(parseSpec(text)).filter((id) => !known.has(id));
  if (ids.length > 0) journal.append(project, specId, { type: 'idsSeen', ids: [...ids] });
}

import { setTimeout } from 'node:timers/promises';
import type { Clock } from '#electron/host/clock.ts';
import { describeGitError } from '#electron/git/describeGitError.ts';
import type { TemplateReader } from '#electron/services/brief/readTemplates.ts';
import type { OpenProject, OpenProjects } from '#electron/services/project/openProject.ts';
import type { OvertureContract } from '#shared/contract/overtureContract.ts';
import { fail, ok, type Result } from '#shared/contract/result.ts';
import type { Handlers } from '#shared/contract/serve.ts';
import type { ProjectId } from '#shared/project/project.ts';
import type { SpecError, SpecState } from '#shared/spec/contract.ts';
import { idsIn } from '#shared/spec/edit/ids.ts';
import { parseSpec } from '#shared/spec/parseSpec.ts';
import { approvalsOf } from '#shared/spec/approvals.ts';
import { approveSpec } from './approveSpec.ts';
import { changedBy } from './changedBy.ts';
import { commentFile, readComments } from './commentFile.ts';
import { commentHandlers } from './commentHandlers.ts';
import { createSpec, makeSpecFolder } from './createSpec.ts';
import {
  acceptProposal,
  type Deciding,
  editProposal,
  rejectProposal,
  restoreProposals,
} from './decideProposals.ts';
import { findDecisions } from './findDecisions.ts';
import { createVersionReader } from './readVersions.ts';
import { removeSpec } from './removeSpec.ts';
import { saveVersion } from './saveVersion.ts';
import { specFile } from './specFile.ts';
import type { SpecJournal } from './specJournal.ts';
import { textFileErrorFrom } from './textFileError.ts';
import { createUndoHistories } from './undoHistories.ts';
import { watchSpec } from './watchSpec.ts';

/** Milliseconds. */
const GRACE = 400;

export type SpecServiceNeeds = {
  readonly projects: OpenProjects;
  readonly journal: SpecJournal;
  readonly clock: Clock;
  /** Whose decisions these are; an empty string while no name is known. */
  readonly personName?: () => string;
  /** What a new spec can begin with. */
  readonly templates?: TemplateReader;
};

/** Specs on disk: every write goes through here, and nothing of another program is overwritten. */
export function createSpecService(needs: SpecServiceNeeds): Handlers<OvertureContract>['spec'] {
  const { projects, journal, clock } = needs;
  const versionReader = createVersionReader();
  const histories = createUndoHistories();

  function withProject<Value>(
    id: Parameters<OpenProjects['get']>[0],
    act: (project: OpenProject) => Promise<Result<Value, SpecError>>,
  ): Promise<Result<Value, SpecError>> {
    const project = projects.get(id);
    return project ? act(project) : Promise.resolve(fail({ code: 'unknownProject' }));
  }

  async function readState(project: OpenProject, specId: string): Promise<Result<SpecState, SpecError>> {
    const file = specFile(project, specId);
    const read = await file.read();
    if (!read.ok) return read;
    noteIds(project, specId, read.value.text);
    const record = journal.read(project, specId);
    const versions = await versionReader.soon(project, file.path, () => journal.touch(project, specId));
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
      seen: record.seen[needs.personName?.() ?? ''] ?? [],
      versions,
    });
  }

  /** Many programs write a file by taking it away first, so one that is gone gets a moment to come back. */
  async function readOnceThere(project: OpenProject, specId: string): Promise<Result<SpecState, SpecError>> {
    const state = await readState(project, specId);
    if (state.ok || state.error.code !== 'gone') return state;
    await setTimeout(GRACE);
    return readState(project, specId);
  }

  /** Remembers every id that was ever in the text, so that none is given again after its part was deleted. */
  function noteIds(project: OpenProject, specId: string, text: string): void {
    const known = new Set(journal.read(project, specId).usedIds);
    const ids = idsIn(parseSpec(text)).filter((id) => !known.has(id));
    if (ids.length > 0) journal.append(project, specId, { type: 'idsSeen', ids: [...ids] });
  }

  /** Acts on the proposals of a spec in the name of this machine's person. */
  const deciding = (
    { projectId, specId }: { readonly projectId: ProjectId; readonly specId: string },
    act: (who: Deciding) => Result<null, SpecError> | Promise<Result<null, SpecError>>,
  ) =>
    withProject(projectId, async (project) =>
      act({ project, specId, journal, by: needs.personName?.() ?? '' }),
    );

  /** As the settings or git know this machine's person. */
  async function nameOf(project: OpenProject): Promise<string> {
    const name = needs.personName?.().trim() ?? '';
    if (name !== '') return name;
    const identity = await project.git().identity();
    return (identity.ok && identity.value?.name) || 'You';
  }

  return {
    ...commentHandlers({ projects, journal, clock, nameOf }),
    create: (input) =>
      withProject(input.projectId, async (project) => {
        const templates = input.template === undefined ? [] : ((await needs.templates?.()) ?? []);
        const body = templates.find(({ id }) => id === input.template)?.body ?? '';
        const attachments = (input.attachments ?? []).map(({ name, data }) => ({
          name,
          bytes: Buffer.from(data, 'base64'),
        }));
        const { request, source } = input;
        const created = await createSpec(project, { request, source, body, attachments }, clock);
        if (created.ok) await project.refresh();
        return created;
      }),
    async watch({ projectId, specId }, feed, { signal }) {
      const project = projects.get(projectId);
      if (!project) return fail({ code: 'unknownProject' });
      const first = await readState(project, specId);
      if (!first.ok) return first.error.code === 'gone' ? fail({ code: 'unknownSpec', specId }) : first;
      let told = JSON.stringify(first.value);
      let failure: SpecError | null = null;
      feed.snapshot(first.value);
      const ended = new AbortController();
      const either = AbortSignal.any([signal, ended.signal]);
      await watchSpec(project, specId, journal, either, async () => {
        const state = await readOnceThere(project, specId);
        if (!state.ok) {
          failure = state.error;
          return ended.abort();
        }
        const seen = JSON.stringify(state.value);
        if (seen !== told) feed.event(state.value);
        told = seen;
      });
      return failure ? fail(failure) : ok(undefined);
    },
    save: ({ projectId, specId, baseHash, text }) =>
      withProject(projectId, async (project) => {
        if (baseHash === null) {
          const folder = await makeSpecFolder(project, specId);
          if (!folder.ok) return folder;
        }
        const now = await specFile(project, specId).read();
        if (now.ok) noteIds(project, specId, now.value.text);
        const saved = await specFile(project, specId).save(text, baseHash);
        if (saved.ok) journal.touch(project, specId);
        return saved;
      }),
    undoHistory: ({ projectId, specId }) =>
      withProject(projectId, async (project) => ok(await histories.read(project, specId))),
    keepUndo: ({ projectId, specId, history }) =>
      withProject(projectId, async (project) => {
        try {
          await histories.keep(project, specId, history);
          return ok(null);
        } catch (error) {
          return fail(textFileErrorFrom(error, `the undo history of ${specId}`));
        }
      }),
    acceptProposal: ({ proposalId, baseHash, ...spec }) =>
      deciding(spec, (who) => acceptProposal(who, proposalId, baseHash)),
    editProposal: ({ proposalId, edit, ...spec }) =>
      deciding(spec, (who) => editProposal(who, proposalId, edit)),
    rejectProposal: ({ proposalId, ...spec }) => deciding(spec, (who) => rejectProposal(who, proposalId)),
    restoreProposals: ({ proposalIds, ...spec }) =>
      deciding(spec, (who) => restoreProposals(who, proposalIds)),
    approve: ({ projectId, specId, hash, by, note = '' }) =>
      withProject(projectId, (project) =>
        approveSpec(project, specId, { hash, by, note: note.trim(), at: clock() }, journal),
      ),
    saveVersion: ({ projectId, specId, hash, by, note }) =>
      withProject(projectId, async (project) => {
        const saved = await saveVersion(project, specId, { hash, by: by.trim(), note });
        if (saved.ok) journal.touch(project, specId);
        return saved;
      }),
    markSeen: ({ projectId, specId, marks, isSeen }) =>
      withProject(projectId, async (project) => {
        const by = needs.personName?.() ?? '';
        journal.append(project, specId, { type: 'seen', by, marks, isSeen });
        return ok(null);
      }),
    changedBy: ({ projectId, specId, from, to }) =>
      withProject(projectId, async (project) => {
        const versions = await versionReader.whole(project, specFile(project, specId).path);
        return changedBy(project, specId, versions, { from, to }, await nameOf(project));
      }),
    findDecisions: ({ projectId, query, except, limit }) =>
      withProject(projectId, async (project) => ok(await findDecisions(project, query, except, limit))),
    textAt: ({ projectId, specId, commit }) =>
      withProject(projectId, async (project) => {
        const path = specFile(project, specId).path;
        const bytes = await project.git().readFile(commit, path);
        if (!bytes.ok) return fail({ code: 'failed', reason: describeGitError(bytes.error) });
        return ok({ text: bytes.value.toString('utf8') });
      }),
    remove: ({ projectId, specId }) =>
      withProject(projectId, (project) => removeSpec(project, specId, journal, clock)),
  };
}

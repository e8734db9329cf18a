import { untilAborted } from '#electron/services/untilAborted.ts';
import { join } from 'node:path';
import type { GitProgram } from '#electron/git/gitProgram.ts';
import type { OpenProject, OpenProjects } from '#electron/services/project/openProject.ts';
import type { CodeStatus, FoundFile } from '#shared/code/code.ts';
import type { OvertureContract } from '#shared/contract/overtureContract.ts';
import { fail, ok, type Result } from '#shared/contract/result.ts';
import type { Handlers } from '#shared/contract/serve.ts';
import type { PlanCode } from '#shared/plan/planCode.ts';
import type { ProjectId } from '#shared/project/project.ts';
import { type CodeWorker, startCodeWorker } from './startCodeWorker.ts';

export type CodeServiceNeeds = { readonly projects: OpenProjects; readonly program: GitProgram | null };
/** The code of the open repositories, as other services ask for it. */
export type CodeReader = {
  look(id: ProjectId, globs: readonly string[]): Promise<Result<PlanCode, string>>;
  find(
    id: ProjectId,
    query: string,
    limit: number,
    without?: string | null,
  ): Promise<Result<readonly FoundFile[], string>>;
  status(id: ProjectId): CodeStatus;
  /** Called with every step of the reading, which this starts. Returns the way to stop. */
  follow(id: ProjectId, listener: (status: CodeStatus) => void): () => void;
};
export type CodeService = {
  readonly reader: CodeReader;
  readonly handlers: Handlers<OvertureContract>['code'];
  dispose(): Promise<void>;
};

type Reader = {
  readonly project: OpenProject;
  readonly worker: CodeWorker;
  readonly listeners: Set<(status: CodeStatus) => void>;
  status: CodeStatus;
  stop(): Promise<void>;
};

const DEFAULT_LIMIT = 10;

/** One index for each open repository, begun when it is first asked for. */
export function createCodeService({ projects, program }: CodeServiceNeeds): CodeService {
  const readers = new Map<ProjectId, Reader>();

  function readerOf(id: ProjectId): Reader | null {
    const project = projects.get(id);
    const known = readers.get(id);
    // Closed and opened again, it is another project with the same id.
    if (known && known.project === project) return known;
    if (known) void known.stop();
    readers.delete(id);
    if (!project) return null;
    const reader = startReader(project, program);
    readers.set(id, reader);
    return reader;
  }

  async function ask<Value>(
    id: ProjectId,
    question: (worker: CodeWorker) => Promise<Result<Value, string>>,
  ): Promise<Result<Value, string>> {
    const reader = readerOf(id);
    if (!reader) return fail('This repository is no longer open. Open it again from Home.');
    if (reader.status.state === 'cancelled') reader.worker.update(isTrusted(reader.project));
    return question(reader.worker);
  }

  return {
    reader: {
      look: (id, globs) => ask(id, (worker) => worker.look(globs)),
      find: (id, query, limit, without) => ask(id, (worker) => worker.find(query, limit, without)),
      status: (id) => readers.get(id)?.status ?? { state: 'waiting' },
      follow(id, listener) {
        const reader = readerOf(id);
        reader?.listeners.add(listener);
        return () => reader?.listeners.delete(listener);
      },
    },
    handlers: {
      async watch({ projectId }, feed, { signal }) {
        const reader = readerOf(projectId);
        if (!reader) return fail({ code: 'unknownProject' });
        feed.snapshot(reader.status);
        const listener = (status: CodeStatus) => feed.event(status);
        reader.listeners.add(listener);
        await untilAborted(signal);
        reader.listeners.delete(listener);
        return ok(undefined);
      },
      async find({ projectId, query, limit = DEFAULT_LIMIT }) {
        if (!projects.get(projectId)) return fail({ code: 'unknownProject' });
        const found = await ask(projectId, (worker) => worker.find(query, limit));
        return found.ok ? ok([...found.value]) : fail({ code: 'failed', reason: found.error });
      },
      async cancel({ projectId }) {
        readers.get(projectId)?.worker.cancel();
        return ok(null);
      },
    },
    async dispose() {
      await Promise.all([...readers.values()].map((reader) => reader.stop()));
      readers.clear();
    },
  };
}

function startReader(project: OpenProject, program: GitProgram | null): Reader {
  const listeners = new Set<(status: CodeStatus) => void>();
  const worker = startCodeWorker(
    {
      root: project.path,
      databaseFile: join(project.dataFolder, 'code.sqlite'),
      trusted: isTrusted(project),
      program: program && { path: program.path, version: program.version },
    },
    (status) => {
      reader.status = status;
      for (const listener of listeners) listener(status);
    },
  );
  const update = () => worker.update(isTrusted(project));
  const stopListening = project.onChange(update);
  const reader: Reader = {
    project,
    worker,
    listeners,
    status: { state: 'waiting' },
    async stop() {
      stopListening();
      await worker.close();
    },
  };
  update();
  return reader;
}

function isTrusted(project: OpenProject): boolean {
  return project.nativeGit() !== null;
}

import { untilAborted } from '#electron/services/untilAborted.ts';
import { join } from 'node:path';
import type { GitProgram } from '#electron/git/gitProgram.ts';
import type { OpenProject, OpenProjects } from '#electron/services/project/openProject.ts';
import type { CodeStatus, FoundFile } from '#shared/code/code.ts';
import type { TaskCode, TaskCodeQuestion } from '#shared/code/taskCode.ts';
import type { OvertureContract } from '#shared/contract/overtureContract.ts';
import { fail, ok, type Result } from '#shared/contract/result.ts';
import type { Handlers } from '#shared/contract/serve.ts';
import type { PlanCode } from '#shared/plan/planCode.ts';
import type { ProjectId } from '#shared/project/project.ts';
import { createCodeHolds } from './codeHolds.ts';
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
  /** What one task has to know of the code at a commit. */
  forTask(id: ProjectId, asked: TaskCodeQuestion): Promise<Result<TaskCode, string>>;
  status(id: ProjectId): CodeStatus;
  /** Called with every step of the reading, which this starts once it is free. Returns the way to stop. */
  follow(id: ProjectId, listener: (status: CodeStatus) => void): () => void;
  /** Resolves once no page is still painting what it opened: until then, only what somebody asked for is read. */
  free(id: ProjectId): Promise<void>;
};
export type CodeService = {
  readonly reader: CodeReader;
  readonly handlers: Handlers<OvertureContract>['code'];
  /** Before a repository closes: ends the reading of its code. */
  close(id: ProjectId): Promise<void>;
  dispose(): Promise<void>;
};

type Reader = {
  readonly project: OpenProject;
  /** Starts the reading when it is first called. */
  worker(): CodeWorker;
  /** Ends the reading where it was started. */
  cancel(): void;
  readonly listeners: Set<(status: CodeStatus) => void>;
  status: CodeStatus;
  stop(): Promise<void>;
};

const DEFAULT_LIMIT = 10;

/** One index for each open repository, begun when it is first asked for or, where it is only followed, free. */
export function createCodeService({ projects, program }: CodeServiceNeeds): CodeService {
  const readers = new Map<ProjectId, Reader>();
  const holds = createCodeHolds();

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

  function follow(id: ProjectId, listener: (status: CodeStatus) => void): Reader | null {
    const reader = readerOf(id);
    reader?.listeners.add(listener);
    void holds.free(id).then(() => reader && readers.get(id) === reader && reader.worker());
    return reader;
  }

  async function ask<Value>(
    id: ProjectId,
    question: (worker: CodeWorker) => Promise<Result<Value, string>>,
  ): Promise<Result<Value, string>> {
    const reader = readerOf(id);
    if (!reader) return fail('This repository is no longer open. Open it again from Home.');
    if (reader.status.state === 'cancelled') reader.worker().update(isTrusted(reader.project));
    return question(reader.worker());
  }

  return {
    reader: {
      look: (id, globs) => ask(id, (worker) => worker.look(globs)),
      find: (id, query, limit, without) => ask(id, (worker) => worker.find(query, limit, without)),
      forTask: (id, asked) => ask(id, (worker) => worker.forTask(asked)),
      status: (id) => readers.get(id)?.status ?? { state: 'waiting' },
      follow(id, listener) {
        const reader = follow(id, listener);
        return () => reader?.listeners.delete(listener);
      },
      free: (id) => holds.free(id),
    },
    handlers: {
      async watch({ projectId }, feed, { signal }) {
        const listener = (status: CodeStatus) => feed.event(status);
        const reader = follow(projectId, listener);
        if (!reader) return fail({ code: 'unknownProject' });
        feed.snapshot(reader.status);
        await untilAborted(signal);
        reader.listeners.delete(listener);
        return ok(undefined);
      },
      async hold({ projectId }, feed, { signal }) {
        const letGo = holds.hold(projectId);
        feed.snapshot(null);
        await untilAborted(signal);
        letGo();
        return ok(undefined);
      },
      async find({ projectId, query, limit = DEFAULT_LIMIT }) {
        if (!projects.get(projectId)) return fail({ code: 'unknownProject' });
        const found = await ask(projectId, (worker) => worker.find(query, limit));
        return found.ok ? ok([...found.value]) : fail({ code: 'failed', reason: found.error });
      },
      async cancel({ projectId }) {
        readers.get(projectId)?.cancel();
        return ok(null);
      },
    },
    async close(id) {
      const reader = readers.get(id);
      readers.delete(id);
      await reader?.stop();
    },
    async dispose() {
      await Promise.all([...readers.values()].map((reader) => reader.stop()));
      readers.clear();
    },
  };
}

function startReader(project: OpenProject, program: GitProgram | null): Reader {
  const listeners = new Set<(status: CodeStatus) => void>();
  let worker: CodeWorker | null = null;
  let stopListening = (): void => undefined;

  function begin(): CodeWorker {
    const begun = startCodeWorker(
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
    const update = () => begun.update(isTrusted(project));
    stopListening = project.onChange(update);
    update();
    return begun;
  }

  const reader: Reader = {
    project,
    worker: () => (worker ??= begin()),
    cancel: () => worker?.cancel(),
    listeners,
    status: { state: 'waiting' },
    async stop() {
      stopListening();
      await worker?.close();
    },
  };
  return reader;
}

function isTrusted(project: OpenProject): boolean {
  return project.nativeGit() !== null;
}

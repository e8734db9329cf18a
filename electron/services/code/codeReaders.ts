import { join } from 'node:path';
import type { GitProgram } from '#electron/git/gitProgram.ts';
import type { OpenProject, OpenProjects } from '#electron/services/project/openProject.ts';
import type { CodeStatus } from '#shared/code/code.ts';
import { fail, type Result } from '#shared/contract/result.ts';
import type { ProjectId } from '#shared/project/project.ts';
import { type CodeWorker, startCodeWorker } from './startCodeWorker.ts';

/** Reads the code of one open repository. */
export type OneCodeReader = {
  readonly project: OpenProject;
  /** Starts the reading when it is first called. */
  worker(): CodeWorker;
  /** Ends the reading where it was started. */
  cancel(): void;
  readonly listeners: Set<(status: CodeStatus) => void>;
  status: CodeStatus;
  stop(): Promise<void>;
};

export type CodeReaders = {
  /** Made when it is first asked for; null where the repository is not open. */
  of(id: ProjectId): OneCodeReader | null;
  known(id: ProjectId): OneCodeReader | undefined;
  ask<Value>(
    id: ProjectId,
    question: (worker: CodeWorker) => Promise<Result<Value, string>>,
  ): Promise<Result<Value, string>>;
  close(id: ProjectId): Promise<void>;
  dispose(): Promise<void>;
};

/** One for each open repository. */
export function createCodeReaders(projects: OpenProjects, program: GitProgram | null): CodeReaders {
  const readers = new Map<ProjectId, OneCodeReader>();

  function of(id: ProjectId): OneCodeReader | null {
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

  return {
    of,
    known: (id) => readers.get(id),
    async ask(id, question) {
      const reader = of(id);
      if (!reader) return fail('This repository is no longer open. Open it again from Home.');
      if (reader.status.state === 'cancelled') reader.worker().update(isTrusted(reader.project));
      return question(reader.worker());
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

function startReader(project: OpenProject, program: GitProgram | null): OneCodeReader {
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

  const reader: OneCodeReader = {
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

import { untilAborted } from '#electron/services/untilAborted.ts';
import type { GitProgram } from '#electron/git/gitProgram.ts';
import type { OpenProjects } from '#electron/services/project/openProject.ts';
import type { CodeStatus, FoundFile } from '#shared/code/code.ts';
import type { TaskCode, TaskCodeQuestion } from '#shared/code/taskCode.ts';
import type { OvertureContract } from '#shared/contract/overtureContract.ts';
import { fail, ok, type Result } from '#shared/contract/result.ts';
import type { Handlers } from '#shared/contract/serve.ts';
import type { PlanCode } from '#shared/plan/planCode.ts';
import type { ProjectId } from '#shared/project/project.ts';
import { createCodeHolds } from './codeHolds.ts';
import { createCodeReaders, type OneCodeReader } from './codeReaders.ts';

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
  /** Whether a page is still painting what it opened. */
  isHeld(id: ProjectId): boolean;
};
export type CodeService = {
  readonly reader: CodeReader;
  readonly handlers: Handlers<OvertureContract>['code'];
  /** Before a repository closes: ends the reading of its code. */
  close(id: ProjectId): Promise<void>;
  dispose(): Promise<void>;
};

const DEFAULT_LIMIT = 10;

/** One index for each open repository, begun when it is first asked for or, where it is only followed, free. */
export function createCodeService({ projects, program }: CodeServiceNeeds): CodeService {
  const readers = createCodeReaders(projects, program);
  const holds = createCodeHolds();

  function follow(id: ProjectId, listener: (status: CodeStatus) => void): OneCodeReader | null {
    const reader = readers.of(id);
    reader?.listeners.add(listener);
    void holds.free(id).then(() => reader && readers.known(id) === reader && reader.worker());
    return reader;
  }

  return {
    reader: {
      look: (id, globs) => readers.ask(id, (worker) => worker.look(globs)),
      find: (id, query, limit, without) => readers.ask(id, (worker) => worker.find(query, limit, without)),
      forTask: (id, asked) => readers.ask(id, (worker) => worker.forTask(asked)),
      status: (id) => readers.known(id)?.status ?? { state: 'waiting' },
      follow(id, listener) {
        const reader = follow(id, listener);
        return () => reader?.listeners.delete(listener);
      },
      free: (id) => holds.free(id),
      isHeld: (id) => holds.isHeld(id),
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
        const found = await readers.ask(projectId, (worker) => worker.find(query, limit));
        return found.ok ? ok([...found.value]) : fail({ code: 'failed', reason: found.error });
      },
      async cancel({ projectId }) {
        readers.known(projectId)?.cancel();
        return ok(null);
      },
    },
    close: (id) => readers.close(id),
    dispose: () => readers.dispose(),
  };
}

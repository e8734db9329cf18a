import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { appFolder } from '#electron/host/appFolder.ts';
import type { CodeStatus, FoundFile } from '#shared/code/code.ts';
import type { TaskCode, TaskCodeQuestion } from '#shared/code/taskCode.ts';
import { fail, ok, type Result } from '#shared/contract/result.ts';
import type { PlanCode } from '#shared/plan/planCode.ts';
import { fromWorkerSchema, type FromWorker, type ToWorker, type WorkerStart } from './workerMessages.ts';

export type CodeWorker = {
  update(trusted: boolean): void;
  find(query: string, limit: number, without?: string | null): Promise<Result<readonly FoundFile[], string>>;
  look(globs: readonly string[]): Promise<Result<PlanCode, string>>;
  forTask(asked: TaskCodeQuestion): Promise<Result<TaskCode, string>>;
  cancel(): void;
  close(): Promise<void>;
};

/**
 * Most of what the reading makes is done with at once. Room for new objects that is left to grow, as it is, stays with
 * the process: about 40 MB after 20,000 files, for no time saved.
 */
const LIMITS = { maxYoungGenerationSizeMb: 4 };

const STOPPED = 'Reading the code has stopped. Open the project again to go on.';

type Answer = (answer: Result<FromWorker, string>) => void;

/** The index of one repository in a thread of its own, so that reading much code holds up nobody. */
export function startCodeWorker(start: WorkerStart, tell: (status: CodeStatus) => void): CodeWorker {
  const { send, ask, end } = talkTo(
    new Worker(workerFile(), { workerData: start, execArgv: [], resourceLimits: LIMITS }),
    tell,
  );
  return {
    update: (trusted) => send({ type: 'update', trusted }),
    async find(query, limit, without = null) {
      const answer = await ask((id) => ({ type: 'find', id, query, limit, without }));
      if (!answer.ok) return answer;
      return ok(answer.value.type === 'found' ? answer.value.files : []);
    },
    async look(globs) {
      const answer = await ask((id) => ({ type: 'look', id, globs: [...globs] }));
      if (!answer.ok) return answer;
      return ok(answer.value.type === 'looked' ? answer.value.code : { files: {}, links: [], partial: true });
    },
    async forTask(asked) {
      const answer = await ask((id) => ({ type: 'forTask', id, asked }));
      if (!answer.ok) return answer;
      return answer.value.type === 'knownForTask'
        ? ok(answer.value.code)
        : fail('The code answered something else.');
    },
    cancel: () => send({ type: 'cancel' }),
    close: end,
  };
}

/** Questions to the thread, each answered under its number, until it has ended. */
function talkTo(worker: Worker, tell: (status: CodeStatus) => void) {
  const waiting = new Map<number, Answer>();
  let last = 0;
  let ended = false;
  const send = (message: ToWorker) => worker.postMessage(message);

  worker.on('message', (raw: unknown) => {
    const message = fromWorkerSchema.parse(raw);
    if (message.type === 'status') return tell(message.status);
    if (message.type === 'closed') return;
    waiting.get(message.id)?.(message.type === 'notFound' ? fail(message.reason) : ok(message));
    waiting.delete(message.id);
  });
  worker.on('error', (error) => {
    const detail = error instanceof Error ? error.message : String(error);
    tell({
      state: 'failed',
      reason: `Reading the code stopped (${detail}). Open the project again to go on.`,
    });
  });
  const exited = new Promise<void>((resolve) => {
    worker.once('exit', () => {
      ended = true;
      for (const answer of waiting.values()) answer(fail(STOPPED));
      waiting.clear();
      resolve();
    });
  });

  function ask(question: (id: number) => ToWorker): Promise<Result<FromWorker, string>> {
    if (ended) return Promise.resolve(fail(STOPPED));
    last += 1;
    const id = last;
    return new Promise((resolve) => {
      waiting.set(id, resolve);
      send(question(id));
    });
  }

  async function end(): Promise<void> {
    if (!ended) send({ type: 'close' });
    await exited;
  }

  return { send, ask, end };
}

/** In a checkout the source beside this file; built, the program that the bundler made of it. */
function workerFile(): string {
  const source = join(import.meta.dirname, 'codeWorker.ts');
  return existsSync(source) ? source : join(appFolder(), 'out', 'main', 'codeWorker.js');
}

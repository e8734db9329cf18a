import { execFile } from 'node:child_process';
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { promisify } from 'node:util';
import { WebSocketServer } from 'ws';
import { findGit } from '#electron/git/findGit.ts';
import { createNativeGit } from '#electron/git/native/createNativeGit.ts';
import { readAttemptPatch } from '#electron/services/review/analyseAttempt.ts';
import { feedPatch } from '#electron/services/review/feedPatch.ts';
import { type Handlers, serve } from '#shared/contract/serve.ts';
import { createWebSocketChannel } from '#shared/contract/webSocketChannel.ts';
import { commitIdSchema } from '#shared/project/project.ts';
import { settingsRun } from '#test/fixtures/run/settingsRun.ts';
import { benchContract } from './benchContract.ts';
import type { BigChange } from './bigChange.ts';

/** The run that the pages show, with the attempt whose change is read. */
export const benchRun = settingsRun(new Date('2026-06-09T12:33:00.000Z'), 'inReview');

/** Answers a page as the browser shell's host does: git reads the change, a WebSocket carries it. */
export async function diffHost({ repo, from, to }: BigChange) {
  const found = await findGit();
  if (!found.ok) throw new Error(`The bench needs an installed git: ${found.error.code}`);
  const git = createNativeGit({ program: found.value, root: repo.path, env: repo.env });
  const project = { git: () => git, nativeGit: () => git };
  const workspace = benchRun.attempts.find((attempt) => attempt.workspace)?.workspace;
  if (!workspace) throw new Error('No attempt of the run has a workspace');
  const attempt = {
    workspace: { ...workspace, baseCommit: commitIdSchema.parse(from) },
    commit: commitIdSchema.parse(to),
  };
  const sockets = new WebSocketServer({ noServer: true, perMessageDeflate: false });
  const handlers: Handlers<typeof benchContract> = {
    review: {
      diff: (_input, feed, { signal }) =>
        feedPatch(feed, signal, (onBeginning) => readAttemptPatch(project, attempt, onBeginning)),
    },
  };
  return {
    accept(request: IncomingMessage, socket: Duplex, head: Buffer): void {
      sockets.handleUpgrade(request, socket, head, (webSocket) => {
        serve(createWebSocketChannel(webSocket), benchContract, handlers, console.error);
      });
    },
    /** Milliseconds that git alone takes for the same patch: nothing that shows it can be sooner. */
    async gitAlone(): Promise<number> {
      const started = performance.now();
      await promisify(execFile)('git', ['-C', repo.path, 'diff-tree', '-r', '-p', '-M', from, to], {
        maxBuffer: Number.POSITIVE_INFINITY,
        encoding: 'buffer',
      });
      return performance.now() - started;
    },
    async [Symbol.asyncDispose](): Promise<void> {
      sockets.close();
      await git.dispose();
      await repo[Symbol.asyncDispose]();
    },
  };
}

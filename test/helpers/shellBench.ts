import { once } from 'node:events';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect } from 'vitest';
import { z } from 'zod';
import type { Host } from '#electron/host/host.ts';
import { runUtilityHost } from '#electron/host/runUtilityHost.ts';
import type { Shell } from '#electron/host/shell.ts';
import { startShell } from '#electron/shell/startShell.ts';
import { createMessagePortChannel } from '#shared/contract/messagePortChannel.ts';
import { procedure } from '#shared/contract/procedure.ts';
import { ok } from '#shared/contract/result.ts';
import { serve } from '#shared/contract/serve.ts';
import { CONNECT } from '#shared/contract/windowMessages.ts';
import { type ChildDouble, electronDouble, type PortDouble } from '#test/helpers/electronDouble.ts';

/** The contract that the host in these tests speaks. */
export const greeting = {
  app: { greet: procedure({ input: z.strictObject({}), output: z.string(), error: z.never() }) },
} as const;

/**
 * For each test of a file: a folder with a built page in it, shells started there, and their end. `place` holds the
 * folder and the data folder of the test that runs.
 */
export function shellBench() {
  const place = { folder: '', dataDir: '' };
  const quits: (() => Promise<void>)[] = [];

  beforeEach(async () => {
    const folder = await mkdtemp(join(tmpdir(), 'overture-shell-'));
    Object.assign(place, { folder, dataDir: join(folder, 'data') });
    await mkdir(join(folder, 'out/main'), { recursive: true });
    await mkdir(join(folder, 'out/renderer/assets'), { recursive: true });
    await writeFile(join(folder, 'out/renderer/index.html'), '<!doctype html><title>Overture</title>');
  });
  afterEach(async () => {
    for (const quit of quits.splice(0)) await quit();
    await rm(place.folder, { recursive: true, force: true });
  });

  return {
    place,
    async start(given: Given = {}): Promise<Started> {
      const started = await startIn(place, given);
      quits.push(async () => {
        started.parts.app.quit();
        await expect.poll(() => started.steps.at(-1)).toBe('quit');
      });
      return started;
    },
    /** Ends the shell started last, so that another can take its place. */
    async quitLast(): Promise<void> {
      await quits.pop()?.();
    },
  };
}

type Given = Parameters<typeof electronDouble>[0] & {
  platform?: NodeJS.Platform;
  repo?: string;
  args?: readonly string[];
  updates?: NonNullable<Parameters<typeof startShell>[1]['updates']>;
  /** What is reported; without it any report fails the test. */
  reported?: unknown[];
};

/** Starts the shell on the double, with a real host loop in place of the forked process. */
async function startIn({ folder, dataDir }: { folder: string; dataDir: string }, given: Given) {
  const double = electronDouble(given);
  const host = {
    shells: [] as Shell[],
    dataDirs: [] as string[],
    opened: [] as (string | undefined)[],
    closed: 0,
  };
  double.parts.app.on('test:forked', (child: ChildDouble) => runHost(child, host));
  await startShell(double.electron, {
    options: { browser: false, open: true, port: 0, dataDir, repo: given.repo, help: false },
    programs: join(folder, 'out/main'),
    platform: given.platform ?? 'linux',
    homepage: 'https://overture.example',
    say: (sentence) => void double.steps.push(sentence),
    report: (error) => {
      if (!given.reported) throw error;
      given.reported.push(error);
    },
    ...(given.args && { args: given.args }),
    ...(given.updates && { updates: given.updates }),
  });
  return { ...double, host };
}

function runHost(
  child: ChildDouble,
  seen: { shells: Shell[]; dataDirs: string[]; opened: unknown[]; closed: number },
) {
  runUtilityHost({
    parent: child.parent,
    args: child.args,
    exit: (code) => child.end(code),
    createHost: async ({ shell, dataDir: given, openAtStart }): Promise<Host> => {
      seen.shells.push(shell);
      seen.dataDirs.push(given);
      seen.opened.push(openAtStart);
      return {
        connect: (channel) =>
          void serve(channel, greeting, { app: { greet: async () => ok('hello') } }, () => undefined),
        close: async () => void (seen.closed += 1),
      };
    },
  });
}

type Started = Awaited<ReturnType<typeof startIn>>;

/** What the page does through preload: ask for a port, and speak the contract over it. */
export async function connectPage({ parts, windows }: Started) {
  const contents = windows[0]!.webContents;
  const port = once(contents, 'test:port') as Promise<[PortDouble]>;
  parts.ipcMain.emit(CONNECT, { sender: contents, senderFrame: contents.mainFrame });
  return createMessagePortChannel((await port)[0]);
}

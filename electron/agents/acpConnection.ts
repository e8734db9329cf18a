import { Readable, Writable } from 'node:stream';
import {
  type ClientConnection,
  client,
  type InitializeResponse,
  methods,
  type NewSessionResponse,
  ndJsonStream,
  PROTOCOL_VERSION,
  type RequestPermissionRequest,
  type RequestPermissionResponse,
  type SessionModeState,
  type SessionUpdate,
} from '@agentclientprotocol/sdk';
import { agentEnvironment } from './agentEnvironment.ts';
import { describeProcessError } from '#electron/process/processError.ts';
import type { Reaper } from '#electron/process/reaper.ts';
import type { RunningProcess } from '#electron/process/runningProcess.ts';
import { startProcess } from '#electron/process/startProcess.ts';
import { fail, ok, type Result } from '#shared/contract/result.ts';
import { describeSplitError, splitCommand } from '#shared/run/splitCommand.ts';
import type { Agent } from '#shared/settings/settings.ts';
import { describeAcpFailure } from './acpFailure.ts';

export type AcpAgent = Extract<Agent, { kind: 'acp' }>;

/** An agent program with an open session. */
export type AcpConnection = {
  readonly process: RunningProcess;
  readonly connection: ClientConnection;
  readonly sessionId: string;
  /** The agent's own name and version, when it told them. */
  readonly introduction: string | null;
  /** The mode set at the start, or null when the agent has none that is known to ask. */
  readonly mode: string | null;
  /** The end of what it wrote on standard error. */
  stderr(): string;
};

export type AcpRequest = {
  readonly agent: AcpAgent;
  readonly workspace: string;
  readonly reaper: Reaper;
  readonly onUpdate: (update: SessionUpdate) => void;
  readonly onPermission: (request: RequestPermissionRequest) => Promise<RequestPermissionResponse>;
  /** Modes to set, best first; those in which agents are known to ask when left out. */
  readonly modes?: readonly string[];
  /** As soon as the program runs, so that it can be stopped while its session is still being opened. */
  readonly onStarted?: (process: RunningProcess) => void;
};

/** Milliseconds for a session to open; the slowest agent measured took five seconds. */
const OPEN_LIMIT_MS = 90_000;
const STDERR_CHARACTERS = 4000;

/** Modes in which agents are known to ask before they act. */
const ASKING_MODES = ['default', 'read-only', 'ask'];

/** Starts the program and opens a session in the workspace. The failure is a sentence, and nothing is left running. */
export async function connectAcp(request: AcpRequest): Promise<Result<AcpConnection, string>> {
  const { agent } = request;
  const split = splitCommand(agent.command);
  if (!split.ok) return fail(`${agent.name}: ${describeSplitError(split.error)}`);
  const [program, ...args] = split.value;
  let stderr = '';
  const started = await startProcess({
    program,
    args,
    cwd: request.workspace,
    env: agentEnvironment(agent.environment),
    reaper: request.reaper,
    rawStdout: true,
    onStderr: (text) => {
      stderr = (stderr + text).slice(-STDERR_CHARACTERS);
    },
  });
  if (!started.ok) return fail(describeProcessError(started.error));
  const process = started.value;
  request.onStarted?.(process);
  const connection = listen(request, process);
  const opened = await openSession(request, process, connection);
  if (opened.ok) return ok({ process, connection, ...opened.value, stderr: () => stderr });
  const exit = await process.stop({ afterInputEndsMs: 500 });
  return fail(describeAcpFailure(agent.name, opened.error, exit, stderr));
}

function listen(request: AcpRequest, process: RunningProcess): ClientConnection {
  // Whatever else an agent asks for (files, terminals, extensions) is answered with "no such method" by the library.
  const app = client({ name: 'overture' })
    .onRequest(methods.client.session.requestPermission, ({ params }) => request.onPermission(params))
    .onNotification(methods.client.session.update, ({ params }) => request.onUpdate(params.update));
  const input = Readable.toWeb(process.stdout) as ReadableStream<Uint8Array>;
  return app.connect(ndJsonStream(Writable.toWeb(process.stdin), input));
}

async function openSession(
  request: AcpRequest,
  process: RunningProcess,
  connection: ClientConnection,
): Promise<Result<Pick<AcpConnection, 'sessionId' | 'introduction' | 'mode'>, unknown>> {
  const limit = AbortSignal.timeout(OPEN_LIMIT_MS);
  const options = { cancellationSignal: limit, stopWaitingOnCancel: true };
  // The connection notices a closed stream late; the program's end is certain.
  const gone = process.exited.then((): never => {
    throw new Error('the program ended');
  });
  gone.catch(() => undefined);
  try {
    const initializing: Promise<InitializeResponse> = connection.agent.request(
      methods.agent.initialize,
      initialization,
      options,
    );
    const initialized = await Promise.race([initializing, gone]);
    const asking: Promise<NewSessionResponse> = connection.agent.request(
      methods.agent.session.new,
      { cwd: request.workspace, mcpServers: [] },
      options,
    );
    const session = await Promise.race([asking, gone]);
    const info = initialized.agentInfo;
    const introduction = info ? `${info.title ?? info.name} ${info.version}` : null;
    const mode = await setAskingMode(connection, session.sessionId, session.modes ?? null, request.modes);
    return ok({ sessionId: session.sessionId, introduction, mode });
  } catch (error) {
    return fail(error);
  }
}

const initialization = {
  protocolVersion: PROTOCOL_VERSION,
  clientInfo: { name: 'overture', title: 'Overture', version: '1' },
  clientCapabilities: {
    fs: { readTextFile: false, writeTextFile: false },
    terminal: false,
    session: { notices: {}, configOptions: { boolean: {} } },
    // Three agents send the output of commands only to clients that ask for it this way.
    _meta: { terminal_output: true },
  },
};

async function setAskingMode(
  connection: ClientConnection,
  sessionId: string,
  modes: SessionModeState | null,
  wanted: readonly string[] = ASKING_MODES,
): Promise<string | null> {
  const offered = modes?.availableModes.map(({ id }) => id) ?? [];
  const modeId = wanted.find((mode) => offered.includes(mode));
  if (modeId === undefined) return null;
  await connection.agent.request(methods.agent.session.setMode, { sessionId, modeId });
  return modeId;
}

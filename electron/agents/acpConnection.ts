import {
  type ClientConnection,
  client,
  type CreateElicitationRequest,
  type CreateElicitationResponse,
  type InitializeResponse,
  type McpServer,
  methods,
  PROTOCOL_VERSION,
  type RequestPermissionRequest,
  type RequestPermissionResponse,
  type SessionUpdate,
} from '@agentclientprotocol/sdk';
import { awakeSignal } from '#electron/process/awakeLimit.ts';
import { fail, ok, type Result } from '#shared/contract/result.ts';
import { type AcpProblem, acpProblem, PROGRAM_ENDED } from './acpFailure.ts';
import type { AcpLink, OpenAcpLink } from './acpLink.ts';
import { ASKING_MODES, setMode } from './acpMode.ts';
import { openAcpSession } from './openAcpSession.ts';

/** An agent with an open session. */
export type AcpConnection = {
  readonly link: AcpLink;
  readonly connection: ClientConnection;
  readonly sessionId: string;
  /** The agent's own name and version, when it told them. */
  readonly introduction: string | null;
  readonly version: string | null;
  /** The mode set at the start, or null when the agent has none that is known to ask, or refused to change to it. */
  readonly mode: string | null;
  readonly isModeRefused: boolean;
  /** Whether it remembers the session asked for. */
  readonly isResumed: boolean;
};

export type AcpRequest = {
  readonly name: string;
  readonly open: OpenAcpLink;
  readonly workspace: string;
  readonly onUpdate: (update: SessionUpdate) => void;
  readonly onPermission: (request: RequestPermissionRequest) => Promise<RequestPermissionResponse>;
  /** Questions in the form of the protocol; agents are not told that they may ask so when it is left out. */
  readonly onQuestion?: (request: CreateElicitationRequest) => Promise<CreateElicitationResponse>;
  readonly servers?: readonly McpServer[];
  /** An earlier session to go on from, where the agent can. */
  readonly resume?: string | null;
  /** Modes to set, best first; those in which agents are known to ask when left out. */
  readonly modes?: readonly string[];
  /** As soon as there is something to stop, while the session is still being opened. */
  readonly onLink?: (link: AcpLink) => void;
  /** Between the greeting and the session: the time to sign in. It has no limit of its own. */
  readonly onReady?: (open: Pick<AcpConnection, 'connection'>) => Promise<void>;
  /** Milliseconds for the session to open. */
  readonly limitMs?: number;
};

/** Milliseconds; the slowest agent measured took five seconds. */
const OPEN_LIMIT_MS = 90_000;

/** Starts the agent and opens a session in the workspace. When that fails, nothing is left running. */
export async function connectAcp(request: AcpRequest): Promise<Result<AcpConnection, AcpProblem>> {
  const linked = await request.open(request.workspace);
  if (!linked.ok) return fail({ sentence: linked.error, signIn: null });
  const link = linked.value;
  request.onLink?.(link);
  const ears = { isDeaf: false };
  const connection = listen(request, link, ears);
  const before: { initialized: InitializeResponse | null } = { initialized: null };
  const limitMs = request.limitMs ?? OPEN_LIMIT_MS;
  try {
    const asking: Promise<InitializeResponse> = connection.agent.request(
      methods.agent.initialize,
      introductionOf(request),
      limited(limitMs),
    );
    const initialized = await untilGone(link, asking);
    before.initialized = initialized;
    if (request.onReady) await untilGone(link, request.onReady({ connection }));
    const { session, isResumed } = await untilGone(
      link,
      openAcpSession(connection, { ...request, initialized, ears, options: limited(limitMs) }),
    );
    const wanted = request.modes ?? ASKING_MODES;
    const { mode, isRefused } = await untilGone(
      link,
      setMode(connection, session, wanted, () => limited(limitMs)),
    );
    const info = initialized.agentInfo;
    const introduction = info ? `${info.title ?? info.name} ${info.version}`.trim() : null;
    const version = info?.version || null;
    const { sessionId } = session;
    const modes = { mode, isModeRefused: isRefused };
    return ok({ link, connection, sessionId, introduction, version, ...modes, isResumed });
  } catch (error) {
    connection.close();
    const exit = await link.stop({ afterInputEndsMs: 500 });
    return fail(
      acpProblem({
        name: request.name,
        error,
        exit,
        words: link.lastWords(),
        limitMs,
        initialized: before.initialized,
      }),
    );
  }
}

function limited(limitMs: number): { cancellationSignal: AbortSignal; stopWaitingOnCancel: true } {
  return { cancellationSignal: awakeSignal(limitMs), stopWaitingOnCancel: true };
}

/** The connection notices a closed stream late; the program's end is certain. */
async function untilGone<Value>(link: AcpLink, asked: Promise<Value>): Promise<Value> {
  const gone = link.exited.then((): never => {
    throw new Error(PROGRAM_ENDED);
  });
  return Promise.race([asked, gone]);
}

function listen(request: AcpRequest, link: AcpLink, ears: { isDeaf: boolean }): ClientConnection {
  const { onQuestion } = request;
  // Whatever else an agent asks for (files, terminals, extensions) is answered with "no such method" by the library.
  const app = client({ name: 'overture' })
    .onRequest(methods.client.session.requestPermission, ({ params }) => request.onPermission(params))
    .onNotification(methods.client.session.update, ({ params }) => {
      if (!ears.isDeaf) request.onUpdate(params.update);
    });
  if (onQuestion) app.onRequest(methods.client.elicitation.create, ({ params }) => onQuestion(params));
  return link.connect(app);
}

function introductionOf({ onQuestion }: AcpRequest) {
  return {
    protocolVersion: PROTOCOL_VERSION,
    clientInfo: { name: 'overture', title: 'Overture', version: '1' },
    clientCapabilities: {
      fs: { readTextFile: false, writeTextFile: false },
      terminal: false,
      session: { notices: {}, configOptions: { boolean: {} } },
      ...(onQuestion && { elicitation: { form: {} } }),
      // Three agents send the output of commands only to clients that ask for it this way.
      _meta: { terminal_output: true },
    },
  };
}

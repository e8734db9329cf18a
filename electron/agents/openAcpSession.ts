import {
  type ClientConnection,
  type InitializeResponse,
  type McpServer,
  methods,
  type NewSessionResponse,
} from '@agentclientprotocol/sdk';

type Options = { readonly cancellationSignal: AbortSignal; readonly stopWaitingOnCancel: true };
export type OpenedSession = { readonly session: NewSessionResponse; readonly isResumed: boolean };

/** Agents that empty a saved conversation when they are asked to load it. */
const FORGETS_ON_LOAD = /gemini/i;

/**
 * Goes on from the session asked for where the agent offers that, and opens a new one otherwise. What an agent tells
 * of the past while it loads was shown when it happened, so it is not heard.
 */
export async function openAcpSession(
  { agent }: ClientConnection,
  request: {
    readonly workspace: string;
    readonly servers?: readonly McpServer[];
    readonly resume?: string | null;
    readonly initialized: InitializeResponse;
    readonly ears: { isDeaf: boolean };
    readonly options: Options;
  },
): Promise<OpenedSession> {
  const { initialized, ears, options, resume: sessionId } = request;
  const place = { cwd: request.workspace, mcpServers: [...(request.servers ?? [])] };
  const way = sessionId ? wayBack(initialized) : null;
  if (sessionId && way) {
    ears.isDeaf = true;
    try {
      const session = await agent.request(methods.agent.session[way], { sessionId, ...place }, options);
      return { session: { ...session, sessionId }, isResumed: true };
    } catch {
      // It was cleaned up, or is another version's: the files and the brief are enough to go on from.
    } finally {
      ears.isDeaf = false;
    }
  }
  return { session: await agent.request(methods.agent.session.new, place, options), isResumed: false };
}

function wayBack({ agentCapabilities, agentInfo }: InitializeResponse): 'resume' | 'load' | null {
  if (agentCapabilities?.sessionCapabilities?.resume) return 'resume';
  if (FORGETS_ON_LOAD.test(agentInfo?.name ?? '')) return null;
  return agentCapabilities?.loadSession ? 'load' : null;
}
